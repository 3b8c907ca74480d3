// SPDX-License-Identifier: GPL-3.0-or-later
// One function per kind of loss.
#include <core/plan_advice.h>

#include <core/plan_devices.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace throughline {

namespace {

constexpr double worthSaying = 0.995; // what rounds to 1.00× is no loss

/// "0.52": two decimals in every locale.
std::string factorText(double factor)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), factor, std::chars_format::fixed, 2);
    return {digits.data(), end.ptr};
}

/// The cell's work as copies of the whole model on the first `ranks` of its devices.
PlannedCell asCopies(const PlannedCell& planned, int ranks)
{
    PlannedCell copies = planned;
    copies.cell.mode = Mode::DataParallel;
    copies.cell.ranks = ranks;
    copies.cell.chunks = 1;
    copies.stageEnds.clear();
    copies.promptsPerRank = splitPrompts(planned.cell.promptCount, ranks);
    copies.gpuOfRank.resize(std::min(copies.gpuOfRank.size(), static_cast<std::size_t>(ranks)));
    return copies;
}

class Adviser {
public:
    Adviser(const PlannedCell& planned, const ModelFacts& facts, const Workload& work, const Capabilities& can)
        : m_planned(planned)
        , m_cell(planned.cell)
        , m_facts(facts)
        , m_work(work)
        , m_can(can)
    { }

    std::vector<Note> advise()
    {
        smallerBatch();
        sharedDevice();
        fewCores();
        slowPrecision();
        if (m_cell.mode == Mode::Pipeline)
            pipeline();
        return std::move(m_notes);
    }

private:
    bool onGpu() const { return !m_planned.gpuOfRank.empty(); }
    void note(NoteKind kind, std::vector<std::string> values) { m_notes.push_back({kind, std::move(values)}); }

    double expectedAgainst(const PlannedCell& other) const
    {
        const double seconds = passSeconds(m_planned, m_facts, m_work, m_can);
        return seconds > 0 ? passSeconds(other, m_facts, m_work, m_can) / seconds : 1;
    }

    void smallerBatch()
    {
        const int most = *std::max_element(m_planned.promptsPerRank.begin(), m_planned.promptsPerRank.end());
        if (m_cell.mode != Mode::Sequential && most < m_cell.batchSize)
            note(NoteKind::RunsAsSmallerBatch, {std::to_string(m_cell.batchSize), std::to_string(most)});
    }

    void sharedDevice()
    {
        const int devices = onGpu() ? gpusInUse(m_planned) : 1;
        if (m_cell.ranks <= devices)
            return;
        std::vector<std::string> values{std::to_string(m_cell.ranks)};
        if (onGpu())
            values.push_back(std::to_string(devices));
        if (m_cell.mode == Mode::DataParallel) {
            const double expected = expectedAgainst(asCopies(m_planned, devices));
            if (expected < worthSaying) {
                values.resize(2); // none for "one CPU"
                values.push_back(factorText(expected));
            }
        }
        note(NoteKind::RanksShareDevice, std::move(values));
    }

    void fewCores()
    {
        const int cores = m_cell.settings.threads > 0 ? m_cell.settings.threads : m_can.cpuCores;
        if (!onGpu() && m_cell.ranks > cores)
            note(NoteKind::RanksExceedCores, {std::to_string(m_cell.ranks), std::to_string(cores)});
    }

    void slowPrecision()
    {
        if (m_cell.precision == Precision::Bf16 && !onGpu() && !m_can.fastBf16)
            note(NoteKind::SlowPrecision, {std::string(nameOf(m_cell.precision)), "CPU"});
    }

    void pipeline()
    {
        const int rows = std::min(m_cell.batchSize, m_cell.promptCount);
        const int stages = static_cast<int>(m_planned.stageEnds.size());
        const double expected = expectedAgainst(asCopies(m_planned, 1));
        const std::string chunks = std::to_string(m_cell.chunks);
        if (m_cell.chunks < stages)
            note(NoteKind::StagesTakeTurns, {chunks, std::to_string(stages), factorText(expected)});
        else if (m_cell.chunks > 1 && m_cell.settings.task == Task::Generate && expected < worthSaying)
            note(NoteKind::StagesRereadWeights, {chunks, std::to_string(rows), factorText(expected)});
    }

    const PlannedCell& m_planned;
    const Cell& m_cell;
    const ModelFacts& m_facts;
    const Workload& m_work;
    const Capabilities& m_can;
    std::vector<Note> m_notes;
};

} // namespace

std::vector<Note> notesOn(
    const PlannedCell& planned, const ModelFacts& facts, const Workload& work, const Capabilities& can)
{
    return Adviser(planned, facts, work, can).advise();
}

} // namespace throughline
