// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/experiment/prompts_section.h>
#include <ui/experiment/typed_prompts.h>
#include <ui/widgets/button.h>
#include <ui/widgets/text_label.h>
#include <ui/widgets/to_qt.h>

#include <QFileDialog>
#include <QLineEdit>
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
          {tr("Ten openings"), tr("Typed"), tr("From a file"), tr("Random ids")}, 136))
    , m_counts(numberField(1, mostPrompts, this))
{
    m_row->add(m_kind);
    m_row->addGap();
    m_row->addText(tr("Counts"));
    m_row->add(m_counts, 1);
    m_counts->setAccessibleName(tr("Prompt counts"));
    bind(m_counts, m_row, &Block::promptCounts, "promptCounts");
    offerNumbers(*m_counts, {{10}, {10, 50, 100}, {16, 64, 256}, {96}, {1000}});
    connect(m_kind, &QComboBox::activated, this, &PromptsSection::chooseKind);
    addTyped();
    addFile();
    addRandom();
}

void PromptsSection::addTyped()
{
    m_typedRow = addRow(tr("Texts"));
    m_typed = new TypedPrompts(this);
    m_typedRow->add(m_typed, 1);
    m_typed->setFixedHeight(m_typed->sizeHint().height()); // rows make their fields as low as a line
    connect(m_typed, &TypedPrompts::edited, this,
        [this] { writeSource("texts", [this](PromptSource& source) { source.texts = m_typed->editor().texts(); }); });
    connect(m_typed, &TypedPrompts::explained, this, [this] { say(m_typedRow, m_typed->explanation()); });
    connect(m_typed, &TypedPrompts::eachOnceWanted, this, [this](int prompts) {
        document().edit(
            "promptCounts", [&](Block& block) { block.promptCounts = {prompts}; }, EditStep::Own);
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

void PromptsSection::writeSource(const QString& what, const std::function<void(PromptSource&)>& change, EditStep step)
{
    document().edit(
        what, [&](Block& block) { change(block.settings.prompts); }, step);
}

void PromptsSection::chooseKind(int index)
{
    const PromptSource& left = document().currentBlock().settings.prompts;
    if (left.kind == PromptKind(index))
        return;
    m_left[left.kind] = left; // typed texts are there again when the person comes back
    const auto known = m_left.find(PromptKind(index));
    PromptSource fresh = known == m_left.end() ? PromptSource() : known->second;
    if (known == m_left.end()) {
        fresh.kind = PromptKind(index);
        fresh.seed = left.seed;
        if (fresh.kind != PromptKind::BuiltIn)
            fresh.name.clear();
        if (fresh.kind == PromptKind::Random)
            fresh.length = 16;
        if (fresh.kind == PromptKind::Text)
            fresh.texts = {"The quick brown fox"};
    }
    writeSource(
        "promptKind", [&](PromptSource& source) { source = fresh; }, EditStep::Own);
    if (fresh.kind == PromptKind::Text) {
        m_typed->editor().selectAll(); // to be typed over
        m_typed->editor().setFocus(Qt::OtherFocusReason);
    }
}

void PromptsSection::chooseFile()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("File of prompts"), {}, tr("Prompts (*.txt *.jsonl *.csv)"));
    if (!path.isEmpty())
        takeFile(path);
}

void PromptsSection::takeFile(const QString& path)
{
    writeSource(
        "promptFile",
        [&](PromptSource& source) {
            const uint64_t seed = source.seed;
            source = {PromptKind::File, path.toStdString(), {}, 0, seed};
        },
        EditStep::Own);
}

void PromptsSection::display(const Block& block)
{
    const PromptSource& source = block.settings.prompts;
    setQuietly(m_kind, int(source.kind));
    setNumbers(*m_counts, block.promptCounts);
    m_typedRow->setVisible(source.kind == PromptKind::Text);
    m_fileRow->setVisible(source.kind == PromptKind::File);
    m_randomRow->setVisible(source.kind == PromptKind::Random);
    if (source.kind == PromptKind::Text)
        m_typed->display(source.texts, block.promptCounts);
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

/// Of as many of the shown block's prompts as any of its cells has, counted by its first model's tokenizer.
std::vector<int> PromptsSection::tokensOf(const Plan& plan) const
{
    const PlannedCell* longest = nullptr;
    for (const PlannedCell& cell : plan.cells)
        if (cell.block == blockIndex() && cell.lengthList > 0
            && (!longest || cell.cell.promptCount > longest->cell.promptCount))
            longest = &cell;
    return longest ? promptTokensOf(plan, *longest) : std::vector<int>();
}

void PromptsSection::explain(const Plan& plan)
{
    const auto refused = explainSkips(plan, blockIndex(), {SkipKind::PromptTooLong, SkipKind::PromptsUnreadable});
    const PromptKind kind = document().currentBlock().settings.prompts.kind;
    QString described = describe(document().currentBlock().settings.prompts);
    if (const auto* lengths = filledInFor(plan, "promptTokens", document().currentBlock().models))
        described += tr(" · %1, %2").arg(toQt(lengths->value), toQt(lengths->why));
    say(m_row, firstOf({refused, {described, Tone::Secondary}}));
    if (kind == PromptKind::Text)
        m_typed->setTokens(tokensOf(plan));
    if (kind == PromptKind::File)
        say(m_fileRow, explainSkips(plan, blockIndex(), {SkipKind::PromptsUnreadable}));
}

} // namespace throughline
