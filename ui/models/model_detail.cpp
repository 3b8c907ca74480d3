// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/models/model_detail.h>
#include <ui/models/model_words.h>
#include <ui/widgets/row_view.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/text_table_model.h>

#include <QVBoxLayout>

namespace throughline {

namespace {
constexpr int modelFactLabelWidth = 112;
}

ModelDetail::ModelDetail(QWidget* parent)
    : QWidget(parent)
    , m_title(sectionTitle({}, this))
    , m_kind(smallLabel({}, this))
    , m_obstacle(new TextLabel({}, 12, 400, Tone::Bad, this))
    , m_model(new TextTableModel(this))
    , m_table(new RowView(tr("What is known of this model"), this))
{
    m_title->setElided(true);
    m_title->setObjectName("modelTitle");
    m_kind->setObjectName("modelKind");
    m_obstacle->setObjectName("modelObstacle");
    m_obstacle->setWordWrap(true);
    m_obstacle->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_model->setFirstIsLabel(true);
    m_table->setObjectName("modelFacts");
    m_table->setModel(m_model);
    m_table->setHeaderHidden(true);
    m_table->setRowHeight(24);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(metric::gap, 0, metric::gap, 0);
    head->setSpacing(2);
    head->addWidget(m_title);
    head->addWidget(m_kind);
    head->addWidget(m_obstacle);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::gapSmall);
    column->addLayout(head);
    column->addWidget(m_table, 1);
    display(nullptr, {}, false);
}

void ModelDetail::display(const ModelChoice* choice, const ModelUse& use, bool looking)
{
    if (!choice) {
        m_title->setText(tr("No model is chosen"));
        m_kind->clear();
        m_obstacle->hide();
        m_model->setTable({QString(), QString()}, {});
        return;
    }
    const ModelFit::Verdict fit = choice->usable() ? ModelFit::of(choice->facts, use) : ModelFit::Verdict{};
    const QString obstacle = choice->usable() ? fit.sentence : ModelWords::obstacle(*choice);
    m_title->setText(choice->name());
    m_kind->setText(looking ? tr("%1 · its files are being looked at…").arg(ModelWords::kind(choice->facts))
                            : ModelWords::kind(choice->facts));
    m_obstacle->setText(obstacle);
    m_obstacle->setTone(choice->usable() ? fit.tone : Tone::Bad);
    m_obstacle->setVisible(!obstacle.isEmpty());
    m_model->setTable({tr("What"), tr("Value")}, ModelWords::facts(*choice, use));
    m_table->setColumnWidths({modelFactLabelWidth, 0});
}

} // namespace throughline
