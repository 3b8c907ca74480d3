// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/experiment/prompts_section.h>
#include <ui/widgets/button.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/to_qt.h>

#include <QFileDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>

#include <limits>

namespace throughline {

namespace {
constexpr int mostPrompts = 100'000;
} // namespace

PromptsSection::PromptsSection(ExperimentDocument& document, const EngineFacts& facts, QWidget* parent)
    : FormSection(document, facts, parent)
    , m_row(addRow(tr("Prompts")))
    , m_kind(choice("promptKind", tr("Where prompts come from"),
          {tr("Ten openings"), tr("Typed"), tr("From a file"), tr("Random ids")}, 200))
    , m_counts(numberField(1, mostPrompts, this))
{
    m_row->add(m_kind);
    m_row->addGap();
    m_row->addText(tr("Counts"));
    m_row->add(m_counts, 1);
    m_counts->setAccessibleName(tr("Prompt counts"));
    bind(m_counts, m_row, &Block::promptCounts, "promptCounts");
    connect(m_kind, &QComboBox::activated, this, &PromptsSection::chooseKind);
    addTyped();
    addFile();
    addRandom();
}

void PromptsSection::addTyped()
{
    m_typedRow = addRow(tr("Texts"));
    m_typed = new QPlainTextEdit(this);
    m_typed->setObjectName("promptTexts");
    m_typed->setPlaceholderText(tr("One prompt a line"));
    m_typed->setTabChangesFocus(true);
    m_typed->setFixedHeight(100);
    m_typedRow->add(m_typed, 1);
    connect(m_typed, &QPlainTextEdit::textChanged, this, [this] {
        const QStringList lines = m_typed->toPlainText().split('\n', Qt::SkipEmptyParts);
        writeSource("texts", [&](PromptSource& source) { source.texts = fromQt(lines); });
        m_typedRow->hint()->say(lines.isEmpty() ? tr("Type at least one prompt")
                                                : counted(tr("1 prompt"), tr("%1 prompts"), int(lines.size())),
            lines.isEmpty() ? Tone::Bad : Tone::Secondary);
    });
}

void PromptsSection::addFile()
{
    m_fileRow = addRow(tr("File"));
    m_file = new QLineEdit(this);
    m_file->setObjectName("promptFile");
    m_file->setPlaceholderText(tr("A .txt, .jsonl or .csv"));
    auto* browse = new Button(tr("Choose…"), ButtonKind::Secondary, {}, this);
    m_fileRow->add(m_file, 1);
    m_fileRow->add(browse);
    connect(browse, &QPushButton::clicked, this, &PromptsSection::chooseFile);
    connect(m_file, &QLineEdit::textEdited, this, [this](const QString& path) {
        writeSource("promptFile", [&](PromptSource& source) { source.name = path.toStdString(); });
    });
}

void PromptsSection::addRandom()
{
    m_randomRow = addRow(tr("Random ids"));
    m_length = numberBox("promptLength", tr("Token ids per prompt"), 1, mostTokens);
    m_seed = numberBox("promptSeed", tr("Seed of the random prompts"), 0, std::numeric_limits<int>::max());
    m_seed->setFixedWidth(104);
    m_randomRow->add(m_length);
    m_randomRow->addText(tr("token ids each"));
    m_randomRow->addGap();
    m_randomRow->addText(tr("Seed"));
    m_randomRow->add(m_seed);
    m_randomRow->addStretch();
    connect(m_length, &QSpinBox::valueChanged, this,
        [this](int length) { writeSource("promptLength", [&](PromptSource& source) { source.length = length; }); });
    connect(m_seed, &QSpinBox::valueChanged, this,
        [this](int seed) { writeSource("promptSeed", [&](PromptSource& source) { source.seed = uint64_t(seed); }); });
}

void PromptsSection::writeSource(const QString& what, const std::function<void(PromptSource&)>& change)
{
    document().edit(what, [&](Block& block) { change(block.settings.prompts); });
}

void PromptsSection::chooseKind(int index)
{
    writeSource("promptKind", [&](PromptSource& source) {
        PromptSource fresh;
        fresh.kind = PromptKind(index);
        fresh.seed = source.seed;
        if (fresh.kind != PromptKind::BuiltIn)
            fresh.name.clear();
        if (fresh.kind == PromptKind::Random)
            fresh.length = 16;
        if (fresh.kind == PromptKind::Text)
            fresh.texts = {"The quick brown fox"};
        source = fresh;
    });
}

void PromptsSection::chooseFile()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("File of prompts"), {}, tr("Prompts (*.txt *.jsonl *.csv)"));
    if (!path.isEmpty())
        writeSource("promptFile", [&](PromptSource& source) { source.name = path.toStdString(); });
}

void PromptsSection::display(const Block& block)
{
    const PromptSource& source = block.settings.prompts;
    setQuietly(m_kind, int(source.kind));
    setNumbers(*m_counts, block.promptCounts);
    m_typedRow->setVisible(source.kind == PromptKind::Text);
    m_fileRow->setVisible(source.kind == PromptKind::File);
    m_randomRow->setVisible(source.kind == PromptKind::Random);
    if (fromQt(m_typed->toPlainText().split('\n', Qt::SkipEmptyParts)) != source.texts) {
        const QSignalBlocker quiet(m_typed);
        m_typed->setPlainText(toQt(source.texts).join('\n'));
    }
    if (source.kind == PromptKind::File && m_file->text() != toQt(source.name))
        m_file->setText(toQt(source.name));
    setQuietly(m_length, source.length);
    setQuietly(m_seed, int(source.seed));
}

QString PromptsSection::describe(const PromptSource& source) const
{
    switch (source.kind) {
    case PromptKind::BuiltIn:
        return tr("Ten sentences, repeated to the count");
    case PromptKind::Text:
    case PromptKind::File:
        return tr("Repeated, or cut, to the count");
    case PromptKind::Random:
        return tr("Ids from the seed and the prompt's place");
    }
    return {};
}

void PromptsSection::explain(const Plan& plan)
{
    const auto refused = explainSkips(plan, blockIndex(), {SkipKind::PromptTooLong, SkipKind::PromptsUnreadable});
    const PromptKind kind = document().currentBlock().settings.prompts.kind;
    QString described = describe(document().currentBlock().settings.prompts);
    if (const auto* lengths = filledInFor(plan, "promptTokens", document().currentBlock().models))
        described += tr(" · %1, %2").arg(toQt(lengths->value), toQt(lengths->why));
    say(m_row, firstOf({refused, {described, Tone::Secondary}}));
    if (kind == PromptKind::File)
        say(m_fileRow, explainSkips(plan, blockIndex(), {SkipKind::PromptsUnreadable}));
}

} // namespace throughline
