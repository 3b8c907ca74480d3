// SPDX-License-Identifier: GPL-3.0-or-later
// When a cell is warm and when enough is measured, on made-up times.
#include <tests/support/qt_tests.h>

#include <host/repeats_policy.h>

#include <QTest>

using namespace throughline;
using Next = RepeatsPolicy::Next;

namespace {

Protocol protocolOf(ProtocolName name)
{
    Protocol protocol;
    protocol.name = name;
    return withDefaults(protocol);
}

/// Passes until enough; a pass over n of 100 prompts takes n times `nsPerPrompt(number of the pass)`.
struct Passes {
    int warmups = 0;
    int repeats = 0;
    std::vector<int> warmupPrompts;
};
template <class F> Passes passesOf(RepeatsPolicy& policy, F nsPerPrompt)
{
    Passes passes;
    for (int pass = 0;; ++pass) {
        const auto next = policy.next();
        if (next == Next::Enough)
            return passes;
        const int prompts = next == Next::Warmup && policy.warmupPrompts() > 0 ? policy.warmupPrompts() : 100;
        const auto wallNs = int64_t(prompts * nsPerPrompt(pass));
        if (next == Next::Warmup) {
            passes.warmupPrompts.push_back(policy.warmupPrompts());
            policy.addWarmup(wallNs);
            ++passes.warmups;
        } else {
            policy.addRepeat(wallNs);
            ++passes.repeats;
        }
    }
}

constexpr double ms = 1e6;

} // namespace

class RepeatsPolicyTest : public QObject {
    Q_OBJECT
private slots:
    void quickTakesItsPassesAndNoMore()
    {
        RepeatsPolicy policy(protocolOf(ProtocolName::Quick), 100, 4);
        const Passes passes = passesOf(policy, [](int pass) { return (pass % 3 + 1) * ms; });
        QCOMPARE(passes.warmups, 1);
        QCOMPARE(passes.repeats, 3);
        QCOMPARE(passes.warmupPrompts, std::vector<int>({8}));
        QCOMPARE(policy.endedBy(), std::string("repeats"));
    }

    void steadyTimesEndWithTheInterval()
    {
        RepeatsPolicy policy(protocolOf(ProtocolName::Standard), 100, 1);
        const Passes passes = passesOf(policy, [](int) { return 10 * ms; });
        QCOMPARE(passes.repeats, 5);
        QCOMPARE(policy.endedBy(), std::string("interval"));
        // Two prompts took 20 ms, so that half a second is 50; three passes of these agree.
        QCOMPARE(passes.warmupPrompts, std::vector<int>({2, 50, 50, 50}));
    }

    void aMachineThatWarmsUpIsWaitedFor()
    {
        RepeatsPolicy policy(protocolOf(ProtocolName::Standard), 100, 50);
        const Passes passes = passesOf(policy, [](int pass) { return std::max(10.0, 12 - pass * 0.5) * ms / 10; });
        QCOMPARE(passes.warmups, 7); // passes 4, 5 and 6 are the first three that agree
        QCOMPARE(passes.warmupPrompts, std::vector<int>(7, 0));
    }

    void noiseEndsTheWarmupAndTheRepeats()
    {
        RepeatsPolicy policy(protocolOf(ProtocolName::Standard), 100, 100);
        const Passes passes = passesOf(policy, [](int pass) { return (pass % 2 ? 1.0 : 2.0) * ms / 10; });
        QCOMPARE(passes.warmups, 20);
        QCOMPARE(passes.repeats, 50);
        QCOMPARE(policy.endedBy(), std::string("repeats"));
    }

    void longPassesEndWithTheBudget()
    {
        RepeatsPolicy policy(protocolOf(ProtocolName::Standard), 100, 100);                         // 60 s
        const Passes passes = passesOf(policy, [](int pass) { return (pass % 2 ? 40 : 60) * ms; }); // 4 and 6 s
        QVERIFY(passes.warmups >= 3 && passes.warmups <= 5);
        QVERIFY(passes.repeats >= 5 && passes.repeats <= 9);
        QCOMPARE(policy.endedBy(), std::string("budget"));
    }

    void theLeastNumberIsDoneWhateverItCosts()
    {
        RepeatsPolicy policy(protocolOf(ProtocolName::Standard), 100, 100);
        const Passes passes = passesOf(policy, [](int pass) { return (1000 + pass * 500) * ms; }); // minutes each
        QCOMPARE(passes.warmups, 3);
        QCOMPARE(passes.repeats, 5);
    }

    void throttledRepeatsAreMadeAgainThreeTimesAtMost()
    {
        const auto repeatsOf = [](Protocol protocol, const std::vector<int>& throttled) {
            RepeatsPolicy policy(protocol, 100, 100);
            int repeats = 0;
            for (Next next = policy.next(); next != Next::Enough; next = policy.next())
                if (next == Next::Warmup)
                    policy.addWarmup(int64_t(10 * ms));
                else
                    policy.addRepeat(int64_t(10 * ms), std::count(throttled.begin(), throttled.end(), repeats++) > 0);
            return repeats;
        };
        const Protocol standard = protocolOf(ProtocolName::Standard);
        QCOMPARE(repeatsOf(standard, {}), 5);
        QCOMPARE(repeatsOf(standard, {2}), 6);
        QCOMPARE(repeatsOf(standard, {0, 1}), 7);
        QCOMPARE(repeatsOf(standard, {0, 1, 2, 3, 4, 5, 6, 7, 8}), 8); // it stays hot: measured so, and said
        Protocol poor = standard;
        poor.budgetSeconds = 0.055; // three warm-ups, one repeat, and one that is made for it
        QCOMPARE(repeatsOf(poor, {0, 1, 2, 3, 4, 5, 6, 7, 8}), 6);
        poor.budgetSeconds = 0.03; // gone with the warm-ups
        QCOMPARE(repeatsOf(poor, {0, 1, 2, 3, 4, 5, 6, 7, 8}), 5);
    }

    void halfWidthIsTheUsers()
    {
        Protocol protocol = protocolOf(ProtocolName::Standard);
        protocol.halfWidth = 0.5;
        RepeatsPolicy policy(protocol, 100, 100);
        const Passes passes = passesOf(policy, [](int pass) { return (pass % 2 ? 0.9 : 1.1) * ms; });
        QCOMPARE(passes.repeats, 5);
        QCOMPARE(policy.endedBy(), std::string("interval"));
    }
};

THROUGHLINE_QTEST(RepeatsPolicyTest)
#include "repeats_policy_test.moc"
