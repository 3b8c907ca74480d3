<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Sentence</name>
    <message numerus="yes">
        <source>%1 to %n repeat</source>
        <comment>%1 to %n repeats</comment>
        <translation>
            <numerusform>%1 to %n repeat</numerusform>
            <numerusform>%1 to %n repeats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Outputs differ from the baseline in %1 of %n cell: there the work is not the same.</source>
        <comment>Outputs differ from the baseline in %1 of %n cells: there the work is not the same.</comment>
        <translation>
            <numerusform>Outputs differ from the baseline in %1 of %n cell: there the work is not the same.</numerusform>
            <numerusform>Outputs differ from the baseline in %1 of %n cells: there the work is not the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new token</source>
        <comment>%n new tokens</comment>
        <translation>
            <numerusform>%n new token</numerusform>
            <numerusform>%n new tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>random prompts of %n token</source>
        <comment>random prompts of %n tokens</comment>
        <translation>
            <numerusform>random prompts of %n token</numerusform>
            <numerusform>random prompts of %n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model</source>
        <comment>%n models</comment>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n precision</source>
        <comment>%n precisions</comment>
        <translation>
            <numerusform>%n precision</numerusform>
            <numerusform>%n precisions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n length</source>
        <comment>%n lengths</comment>
        <translation>
            <numerusform>%n length</numerusform>
            <numerusform>%n lengths</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machine</source>
        <comment>%n machines</comment>
        <translation>
            <numerusform>%n machine</numerusform>
            <numerusform>%n machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 after %n repeat</source>
        <comment>%1 after %n repeats</comment>
        <translation>
            <numerusform>%1 after %n repeat</numerusform>
            <numerusform>%1 after %n repeats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 against %2: %3 in the geometric mean over %4 of %n cell; %5.</source>
        <comment>%1 against %2: %3 in the geometric mean over %4 of %n cells; %5.</comment>
        <translation>
            <numerusform>%1 against %2: %3 in the geometric mean over %4 of %n cell; %5.</numerusform>
            <numerusform>%1 against %2: %3 in the geometric mean over %4 of %n cells; %5.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warm-up pass</source>
        <comment>%n warm-up passes</comment>
        <translation>
            <numerusform>%n warm-up pass</numerusform>
            <numerusform>%n warm-up passes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 against %n run</source>
        <comment>%1 against %n runs</comment>
        <translation>
            <numerusform>%1 against %n run</numerusform>
            <numerusform>%1 against %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell</source>
        <comment>%n cells</comment>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunk</source>
        <comment>%n chunks</comment>
        <translation>
            <numerusform>%n chunk</numerusform>
            <numerusform>%n chunks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n core</source>
        <comment>%n cores</comment>
        <translation>
            <numerusform>%n core</numerusform>
            <numerusform>%n cores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU</source>
        <comment>%n GPUs</comment>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layer</source>
        <comment>%n layers</comment>
        <translation>
            <numerusform>%n layer</numerusform>
            <numerusform>%n layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outlier</source>
        <comment>%n outliers</comment>
        <translation>
            <numerusform>%n outlier</numerusform>
            <numerusform>%n outliers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point</source>
        <comment>%n points</comment>
        <translation>
            <numerusform>%n point</numerusform>
            <numerusform>%n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt</source>
        <comment>%n prompts</comment>
        <translation>
            <numerusform>%n prompt</numerusform>
            <numerusform>%n prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rank</source>
        <comment>%n ranks</comment>
        <translation>
            <numerusform>%n rank</numerusform>
            <numerusform>%n ranks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repeat</source>
        <comment>%n repeats</comment>
        <translation>
            <numerusform>%n repeat</numerusform>
            <numerusform>%n repeats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row</source>
        <comment>%n rows</comment>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run</source>
        <comment>%n runs</comment>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n square</source>
        <comment>%n squares</comment>
        <translation>
            <numerusform>%n square</numerusform>
            <numerusform>%n squares</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stage</source>
        <comment>%n stages</comment>
        <translation>
            <numerusform>%n stage</numerusform>
            <numerusform>%n stages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token</source>
        <comment>%n tokens</comment>
        <translation>
            <numerusform>%n token</numerusform>
            <numerusform>%n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 to %n token</source>
        <comment>%1 to %n tokens</comment>
        <translation>
            <numerusform>%1 to %n token</numerusform>
            <numerusform>%1 to %n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warm-up</source>
        <comment>%n warm-ups</comment>
        <translation>
            <numerusform>%n warm-up</numerusform>
            <numerusform>%n warm-ups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell failed</source>
        <comment>%n cells failed</comment>
        <translation>
            <numerusform>%n cell failed</numerusform>
            <numerusform>%n cells failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell skipped</source>
        <comment>%n cells skipped</comment>
        <translation>
            <numerusform>%n cell skipped</numerusform>
            <numerusform>%n cells skipped</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 gave other outputs than the baseline for %n prompt, first at token %2 of prompt %3</source>
        <comment>%1 gave other outputs than the baseline for %n prompts, first at token %2 of prompt %3</comment>
        <translation>
            <numerusform>%1 gave other outputs than the baseline for %n prompt, first at token %2 of prompt %3</numerusform>
            <numerusform>%1 gave other outputs than the baseline for %n prompts, first at token %2 of prompt %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell is not valid: %1.</source>
        <comment>%n cells are not valid: %1.</comment>
        <translation>
            <numerusform>%n cell is not valid: %1.</numerusform>
            <numerusform>%n cells are not valid: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Each of %1 needs a GPU of its own, and there is %n: use fewer stages, or devices = cpu.</source>
        <comment>Each of %1 needs a GPU of its own, and there are %n: use fewer stages, or devices = cpu.</comment>
        <translation>
            <numerusform>Each of %1 needs a GPU of its own, and there is %n: use fewer stages, or devices = cpu.</numerusform>
            <numerusform>Each of %1 needs a GPU of its own, and there are %n: use fewer stages, or devices = cpu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell failed: %1</source>
        <comment>%n cells failed; the first: %1</comment>
        <translation>
            <numerusform>%n cell failed: %1</numerusform>
            <numerusform>%n cells failed; the first: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>With %1, %n of %2 works at a time: expect %3×.</source>
        <comment>With %1, %n of %2 work at a time: expect %3×.</comment>
        <translation>
            <numerusform>With %1, %n of %2 works at a time: expect %3×.</numerusform>
            <numerusform>With %1, %n of %2 work at a time: expect %3×.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %1 ranks have 1 core: they wait for each other.</source>
        <comment>The %1 ranks have %n cores between them: they wait for each other.</comment>
        <translation>
            <numerusform>The %1 ranks have 1 core: they wait for each other.</numerusform>
            <numerusform>The %1 ranks have %n cores between them: they wait for each other.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more run</source>
        <comment>%n more runs</comment>
        <translation>
            <numerusform>%n more run</numerusform>
            <numerusform>%n more runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>%n more</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::CellTreeModel</name>
    <message numerus="yes">
        <source>%n prompt</source>
        <comment>%n prompts</comment>
        <translation>
            <numerusform>%n prompt</numerusform>
            <numerusform>%n prompts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::CommonFactText</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>%1 and %n more</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell</source>
        <comment>%n cells</comment>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::ComparePage</name>
    <message numerus="yes">
        <source>verdicts corrected for %n comparison (Holm)</source>
        <comment>verdicts corrected for %n comparisons (Holm)</comment>
        <translation>
            <numerusform>verdicts corrected for %n comparison (Holm)</numerusform>
            <numerusform>verdicts corrected for %n comparisons (Holm)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n compared run is no longer in the library.</source>
        <comment>%n compared runs are no longer in the library.</comment>
        <translation>
            <numerusform>%n compared run is no longer in the library.</numerusform>
            <numerusform>%n compared runs are no longer in the library.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reading and comparing %n run…</source>
        <comment>Reading and comparing %n runs…</comment>
        <translation>
            <numerusform>Reading and comparing %n run…</numerusform>
            <numerusform>Reading and comparing %n runs…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::CompareTexts</name>
    <message numerus="yes">
        <source>%1 of %n prompt differs</source>
        <comment>%1 of %n prompts differ</comment>
        <translation>
            <numerusform>%1 of %n prompt differs</numerusform>
            <numerusform>%1 of %n prompts differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no difference in %n prompt</source>
        <comment>no difference among %n prompts</comment>
        <translation>
            <numerusform>no difference in %n prompt</numerusform>
            <numerusform>no difference among %n prompts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::ContentsModel</name>
    <message numerus="yes">
        <source>%n word</source>
        <comment>%n words</comment>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence</source>
        <comment>%n sentences</comment>
        <translation>
            <numerusform>%n sentence</numerusform>
            <numerusform>%n sentences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file</source>
        <comment>%n files</comment>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>table, %n row</source>
        <comment>table, %n rows</comment>
        <translation>
            <numerusform>table, %n row</numerusform>
            <numerusform>table, %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::CopyWords</name>
    <message numerus="yes">
        <source>%n row copied</source>
        <comment>%n rows copied</comment>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::ExplanationText</name>
    <message numerus="yes">
        <source>%1 (%n cell)</source>
        <comment>%1 (%n cells)</comment>
        <translation>
            <numerusform>%1 (%n cell)</numerusform>
            <numerusform>%1 (%n cells)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::FileWriting</name>
    <message numerus="yes">
        <source>%n file written to %1</source>
        <comment>%n files written to %1</comment>
        <translation>
            <numerusform>%n file written to %1</numerusform>
            <numerusform>%n files written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::HelpWindow</name>
    <message numerus="yes">
        <source>In %n topic</source>
        <comment>In %n topics</comment>
        <translation>
            <numerusform>In %n topic</numerusform>
            <numerusform>In %n topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::LibraryPage</name>
    <message numerus="yes">
        <source>Deleted %n run. It is kept for 7 days.</source>
        <comment>Deleted %n runs. They are kept for 7 days.</comment>
        <translation>
            <numerusform>Deleted %n run. It is kept for 7 days.</numerusform>
            <numerusform>Deleted %n runs. They are kept for 7 days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell</source>
        <comment>%n cells</comment>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run is still being read</source>
        <comment>%n runs are still being read</comment>
        <translation>
            <numerusform>%n run is still being read</numerusform>
            <numerusform>%n runs are still being read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run</source>
        <comment>%n runs</comment>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run</source>
        <comment>%1 of %n runs</comment>
        <translation>
            <numerusform>%1 of %n run</numerusform>
            <numerusform>%1 of %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n is being read</source>
        <comment>%n are being read</comment>
        <translation>
            <numerusform>%n is being read</numerusform>
            <numerusform>%n are being read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run imported.</source>
        <comment>%n runs imported.</comment>
        <translation>
            <numerusform>%n run imported.</numerusform>
            <numerusform>%n runs imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more file was refused.</source>
        <comment>%n more files were refused.</comment>
        <translation>
            <numerusform>%n more file was refused.</numerusform>
            <numerusform>%n more files were refused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::LogPane</name>
    <message numerus="yes">
        <source>%1 of %n line</source>
        <comment>%1 of %n lines</comment>
        <translation>
            <numerusform>%1 of %n line</numerusform>
            <numerusform>%1 of %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line</source>
        <comment>%n lines</comment>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::LogText</name>
    <message numerus="yes">
        <source>Cell %1 done after %n repeat</source>
        <comment>Cell %1 done after %n repeats</comment>
        <translation>
            <numerusform>Cell %1 done after %n repeat</numerusform>
            <numerusform>Cell %1 done after %n repeats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::MainWindow</name>
    <message numerus="yes">
        <source>A run is going on and %n experiment waits, which will be forgotten. What is measured so far is saved.</source>
        <comment>A run is going on and %n experiments wait, which will be forgotten. What is measured so far is saved.</comment>
        <translation>
            <numerusform>A run is going on and %n experiment waits, which will be forgotten. What is measured so far is saved.</numerusform>
            <numerusform>A run is going on and %n experiments wait, which will be forgotten. What is measured so far is saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n experiment waits in the queue, and will be forgotten when the window is closed.</source>
        <comment>%n experiments wait in the queue, and will be forgotten when the window is closed.</comment>
        <translation>
            <numerusform>%n experiment waits in the queue, and will be forgotten when the window is closed.</numerusform>
            <numerusform>%n experiments wait in the queue, and will be forgotten when the window is closed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::PassageText</name>
    <message numerus="yes">
        <source>%n prompt</source>
        <comment>%n prompts</comment>
        <translation>
            <numerusform>%n prompt</numerusform>
            <numerusform>%n prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n differs</source>
        <comment>%n differ</comment>
        <translation>
            <numerusform>%n differs</numerusform>
            <numerusform>%n differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::PlanModel</name>
    <message numerus="yes">
        <source>%n cell</source>
        <comment>%n cells</comment>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <comment>%n skipped</comment>
        <translation>
            <numerusform>%n skipped</numerusform>
            <numerusform>%n skipped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::PlanPane</name>
    <message numerus="yes">
        <source>%n note</source>
        <comment>%n notes</comment>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value that was left open</source>
        <comment>%n values that were left open</comment>
        <translation>
            <numerusform>%n value that was left open</numerusform>
            <numerusform>%n values that were left open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::QueuePane</name>
    <message numerus="yes">
        <source>%n waits</source>
        <comment>%n wait</comment>
        <translation>
            <numerusform>%n waits</numerusform>
            <numerusform>%n wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::ReportPage</name>
    <message numerus="yes">
        <source>%n file</source>
        <comment>%n files</comment>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::ReportRunsModel</name>
    <message numerus="yes">
        <source>%n cell</source>
        <comment>%n cells</comment>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::RunChips</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>%n more</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::RunListModel</name>
    <message numerus="yes">
        <source>done, %n cell failed</source>
        <comment>done, %n cells failed</comment>
        <translation>
            <numerusform>done, %n cell failed</numerusform>
            <numerusform>done, %n cells failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run</source>
        <comment>%n runs</comment>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::RunNotice</name>
    <message numerus="yes">
        <source>%1 of %n cell measured.</source>
        <comment>%1 of %n cells measured.</comment>
        <translation>
            <numerusform>%1 of %n cell measured.</numerusform>
            <numerusform>%1 of %n cells measured.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <comment>%n failed.</comment>
        <translation>
            <numerusform>%n failed.</numerusform>
            <numerusform>%n failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in the queue.</source>
        <comment>%n more in the queue.</comment>
        <translation>
            <numerusform>%n more in the queue.</numerusform>
            <numerusform>%n more in the queue.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::RunPanel</name>
    <message numerus="yes">
        <source>%n run</source>
        <comment>%n runs</comment>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::RunTableText</name>
    <message numerus="yes">
        <source>%n cell</source>
        <comment>%n cells</comment>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::RunText</name>
    <message numerus="yes">
        <source>%n new token</source>
        <comment>%n new tokens</comment>
        <translation>
            <numerusform>%n new token</numerusform>
            <numerusform>%n new tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell failed: %1 Choose it to read its reason.</source>
        <comment>%n cells failed, the first because: %1 Choose one to read its reason.</comment>
        <translation>
            <numerusform>%n cell failed: %1 Choose it to read its reason.</numerusform>
            <numerusform>%n cells failed, the first because: %1 Choose one to read its reason.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::SettingsPage</name>
    <message numerus="yes">
        <source>More threads than the %n core of this machine: they wait for each other</source>
        <comment>More threads than the %n cores of this machine: they wait for each other</comment>
        <translation>
            <numerusform>More threads than the %n core of this machine: they wait for each other</numerusform>
            <numerusform>More threads than the %n cores of this machine: they wait for each other</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::StatusStrip</name>
    <message numerus="yes">
        <source>CPU %n core</source>
        <comment>CPU %n cores</comment>
        <translation>
            <numerusform>CPU %n core</numerusform>
            <numerusform>CPU %n cores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note</source>
        <comment>%n notes</comment>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <comment>%n queued</comment>
        <translation>
            <numerusform>%n queued</numerusform>
            <numerusform>%n queued</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::TypedPrompts</name>
    <message numerus="yes">
        <source>%n prompt</source>
        <comment>%n prompts</comment>
        <translation>
            <numerusform>%n prompt</numerusform>
            <numerusform>%n prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pasted as one prompt of %n line</source>
        <comment>Pasted as one prompt of %n lines</comment>
        <translation>
            <numerusform>Pasted as one prompt of %n line</numerusform>
            <numerusform>Pasted as one prompt of %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pasted as %n prompt, one a line</source>
        <comment>Pasted as %n prompts, one a line</comment>
        <translation>
            <numerusform>Pasted as %n prompt, one a line</numerusform>
            <numerusform>Pasted as %n prompts, one a line</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::WorkSection</name>
    <message numerus="yes">
        <source>%n cell has fewer prompts per rank than the batch: it runs smaller</source>
        <comment>%n cells have fewer prompts per rank than the batch: they run smaller</comment>
        <translation>
            <numerusform>%n cell has fewer prompts per rank than the batch: it runs smaller</numerusform>
            <numerusform>%n cells have fewer prompts per rank than the batch: they run smaller</numerusform>
        </translation>
    </message>
</context>
</TS>
