// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <ui/experiment/preparation_section.h>

#include <limits>

namespace throughline {

namespace {
constexpr int mostThreads = 1024;
} // namespace

PreparationSection::PreparationSection(ExperimentDocument& document, const EngineFacts& facts, QWidget* parent)
    : FormSection(document, facts, parent)
{
    addTokens();
    addPadding();
    addRanks();
    addMachine();
}

QComboBox* PreparationSection::enumBox(const QString& name, const QString& accessibleName, const QStringList& texts,
    int width, const std::function<void(Settings&, int)>& write)
{
    QComboBox* box = choice(name, accessibleName, texts, width);
    connect(box, &QComboBox::activated, this, [this, name, write](int index) {
        document().edit(
            name, [&](Block& block) { write(block.settings, index); }, EditStep::Own);
    });
    return box;
}

QSpinBox* PreparationSection::settingBox(const QString& name, const QString& accessibleName, int least, int most,
    const std::function<void(Settings&, int)>& write)
{
    QSpinBox* box = numberBox(name, accessibleName, least, most);
    connect(box, &QSpinBox::valueChanged, this,
        [this, name, write](int value) { document().edit(name, [&](Block& block) { write(block.settings, value); }); });
    return box;
}

QCheckBox* PreparationSection::settingTick(const QString& name, const QString& text, bool Settings::*place)
{
    auto* tick = new QCheckBox(text, this);
    tick->setObjectName(name);
    connect(tick, &QCheckBox::clicked, this, [this, name, place](bool on) {
        document().edit(
            name, [&](Block& block) { block.settings.*place = on; }, EditStep::Own);
    });
    return tick;
}

void PreparationSection::addTokens()
{
    m_tokenRow = addRow(tr("Tokens"));
    m_specialTokens = settingTick("specialTokens", tr("Special tokens"), &Settings::specialTokens);
    m_truncateTo = settingBox("truncateTo", tr("Tokens of a prompt at most; 0 cuts nothing"), 0, mostTokens,
        [](Settings& settings, int value) { settings.truncateTo = value; });
    m_overlong = enumBox("overlong", tr("A prompt as long as the total length"), {tr("refused"), tr("truncated")}, 108,
        [](Settings& settings, int index) { settings.overlong = Overlong(index); });
    m_tokenRow->add(m_specialTokens);
    m_tokenRow->addGap();
    m_tokenRow->addText(tr("Cut to"));
    m_tokenRow->add(m_truncateTo);
    m_tokenRow->addText(tr("Too long:"));
    m_tokenRow->add(m_overlong);
    m_tokenRow->addStretch();
}

void PreparationSection::addPadding()
{
    m_paddingRow = addRow(tr("Padding"));
    m_padding = enumBox("padding", tr("Padding side"), {tr("none"), tr("left"), tr("right")}, 80,
        [](Settings& settings, int index) { settings.padding = PaddingSide(index); });
    m_multiple = settingBox("paddingMultiple", tr("Padded to a multiple of"), 1, 4096,
        [](Settings& settings, int value) { settings.paddingMultiple = value; });
    m_endOfSequence = enumBox("endOfSequence", tr("End of sequence"), {tr("ignored"), tr("honoured")}, 100,
        [](Settings& settings, int index) { settings.endOfSequence = EndOfSequence(index); });
    m_paddingRow->add(m_padding);
    m_paddingRow->addText(tr("to multiples of"));
    m_paddingRow->add(m_multiple);
    m_paddingRow->addText(tr("End:"));
    m_paddingRow->add(m_endOfSequence);
    m_paddingRow->addStretch();
}

void PreparationSection::addRanks()
{
    m_rankRow = addRow(tr("Over ranks"));
    m_rankSplit = enumBox("rankSplit", tr("How prompts fall on ranks"), {tr("contiguous"), tr("balanced")}, 112,
        [](Settings& settings, int index) { settings.rankSplit = RankSplit(index); });
    m_equalise = settingTick("equaliseRanks", tr("Equalise"), &Settings::equaliseRanks);
    m_groups = settingBox("groups", tr("Sequential in groups of so many prompts; 0 is off"), 0, 65'536,
        [](Settings& settings, int value) { settings.groups = value; });
    m_rankRow->add(m_rankSplit);
    m_rankRow->addGap();
    m_rankRow->add(m_equalise);
    m_rankRow->addGap();
    m_rankRow->addText(tr("Groups of"));
    m_rankRow->add(m_groups);
    m_rankRow->addStretch();

    m_timingRow = addRow(tr("Preparation"));
    m_preparation =
        enumBox("preparation", tr("When prompts are tokenized"), {tr("ahead, not timed"), tr("inside the timed span")},
            200, [](Settings& settings, int index) { settings.preparation = Preparation(index); });
    m_timingRow->add(m_preparation);
    m_timingRow->addStretch();
}

void PreparationSection::addMachine()
{
    m_machineRow = addRow(tr("Machine"));
    m_threads = settingBox("threads", tr("CPU threads over all ranks; 0 is all cores"), 0, mostThreads,
        [](Settings& settings, int value) { settings.threads = value; });
    m_outOfMemory = enumBox("outOfMemory", tr("On out of memory"), {tr("label the cell"), tr("halve the batch")}, 136,
        [](Settings& settings, int index) { settings.outOfMemory = OutOfMemory(index); });
    m_seed = settingBox("seed", tr("Seed of random weights"), 0, std::numeric_limits<int>::max(),
        [](Settings& settings, int value) { settings.seed = uint64_t(value); });
    m_machineRow->addText(tr("Threads"));
    m_machineRow->add(m_threads);
    m_machineRow->addText(tr("No memory:"));
    m_machineRow->add(m_outOfMemory);
    m_machineRow->addText(tr("Seed"));
    m_machineRow->add(m_seed);
    m_machineRow->addStretch();
}

void PreparationSection::display(const Block& block)
{
    const Settings& settings = block.settings;
    m_specialTokens->setChecked(settings.specialTokens);
    m_equalise->setChecked(settings.equaliseRanks);
    setQuietly(m_truncateTo, settings.truncateTo);
    setQuietly(m_overlong, int(settings.overlong));
    setQuietly(m_padding, int(settings.padding));
    setQuietly(m_multiple, settings.paddingMultiple);
    setQuietly(m_endOfSequence, int(settings.endOfSequence));
    setQuietly(m_rankSplit, int(settings.rankSplit));
    setQuietly(m_groups, settings.groups);
    setQuietly(m_preparation, int(settings.preparation));
    setQuietly(m_threads, settings.threads);
    setQuietly(m_outOfMemory, int(settings.outOfMemory));
    setQuietly(m_seed, int(settings.seed));
}

void PreparationSection::explain(const Plan& plan)
{
    const Block& block = document().currentBlock();
    const QString uncut = tr("0 cuts nothing; a prompt as long as the total length is too long");
    const QString unpadded = tr("None: rows keep their own lengths, nothing is padded");
    say(m_tokenRow, firstOf({explainFilledIn(plan, "specialTokens", block.models), {uncut, Tone::Secondary}}));
    say(m_paddingRow,
        firstOf({explainFilledIn(plan, "paddingToken", block.models),
            explainFilledIn(plan, "endOfSequence", block.models), {unpadded, Tone::Secondary}}));
    say(m_rankRow, explainSkips(plan, blockIndex(), {SkipKind::SettingNotBuilt}));
    say(m_machineRow, explainFilledIn(plan, "threads"));
}

QString PreparationSection::summary() const
{
    return tr("tokens made %1 · greedy · seed %2")
        .arg(m_preparation->currentIndex() == 0 ? tr("ahead") : tr("in the timed span"))
        .arg(m_seed->value());
}

} // namespace throughline
