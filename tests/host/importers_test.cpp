// SPDX-License-Identifier: GPL-3.0-or-later
// Result files of other tools: what becomes of their figures, that they are never compared, and what is refused.
// The figures are made up.
#include <host/importers/importers.h>
#include <host/run_import.h>
#include <tests/support/qt_tests.h>

#include <core/compare.h>
#include <core/fold.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace throughline;

namespace {

const char* const llamaBenchJson = R"([
  {"build_commit": "b6000", "build_number": 6000, "cpu_info": "Xeon", "gpu_info": "H200", "backends": "CUDA",
   "model_filename": "models/llama-8b-q8.gguf", "model_type": "llama 8B Q8_0", "n_batch": 2048, "n_threads": 8,
   "n_gpu_layers": 99, "n_prompt": 512, "n_gen": 0, "test_time": "2026-11-05T13:20:00Z", "avg_ns": 250000000,
   "avg_ts": 2048.0, "samples_ns": [250000000, 260000000, 240000000], "from_the_future": {"x": 1}},
  {"build_commit": "b6000", "cpu_info": "Xeon", "gpu_info": "H200", "model_filename": "models/llama-8b-q8.gguf",
   "model_type": "llama 8B Q8_0", "n_gpu_layers": 99, "n_prompt": 0, "n_gen": 128, "avg_ns": 2000000000,
   "avg_ts": 64.0, "samples_ns": [2000000000, 2000000000, 2000000000, 2000000000, 2000000000]}
])";
const char* const llamaBenchCsv = "build_commit,model_filename,model_type,n_prompt,n_gen,avg_ns,avg_ts,test_time\n"
                                  "\"b6000\",\"a, \"\"b\"\".gguf\",\"llama 8B F16\",\"0\",\"128\",\"2000000000\","
                                  "\"64.0\",\"2026-11-05T13:20:00Z\"\n";
const char* const vllmServeJson = R"({"date": "20261104-105800", "backend": "vllm", "model_id": "meta/Llama-3-8B",
  "num_prompts": 3, "request_rate": "inf", "max_concurrency": 2, "duration": 2.0, "completed": 2,
  "total_input_tokens": 30, "total_output_tokens": 5, "request_throughput": 1.0, "output_throughput": 2.5,
  "input_lens": [10, 20], "output_lens": [3, 2], "ttfts": [0.5, 0.25], "itls": [[0.25, 0.5], [0.125]]})";
const char* const vllmLatencyJson = R"({"avg_latency": 1.5, "latencies": [1.0, 2.0], "percentiles": {"50": 1.5}})";
const char* const vllmThroughputJson =
    R"({"elapsed_time": 10.0, "num_requests": 100, "total_num_tokens": 4000, "requests_per_second": 10.0,
        "tokens_per_second": 400.0})";
const char* const optimumJson = R"({"config": {"name": "bert on CPU", "backend": {"name": "pytorch", "model": "gpt2",
  "device": "cuda", "torch_dtype": "float16"}, "scenario": {"input_shapes": {"batch_size": 2, "sequence_length": 16},
  "new_tokens": 100}, "environment": {"cpu": "Xeon"}}, "report": {"load_model": {"memory": {"max_global_vram": 900.0}},
  "prefill": {"memory": null, "latency": {"unit": "s", "values": [0.5, 0.25]}},
  "decode": {"memory": {"max_global_vram": 1000.0}, "latency": {"unit": "s", "values": [1.5, 1.75]}}}})";

RunResult folded(const char* content)
{
    const auto runs = foreignRuns(content, "/somewhere/file.json");
    if (!runs || runs->size() != 1)
        qFatal("not one run");
    // As they come back from the library: through lines.
    std::vector<Event> events;
    for (const Event& event : eventsOf(runs->front(), "20261105-132000-abcd")) {
        const std::string line = toLine(event);
        auto read = eventFromLine(std::string_view(line).substr(0, line.size() - 1), maxStoredLineBytes);
        if (!read)
            qFatal("%s", sentence(read.error()).c_str());
        events.push_back(std::move(*read));
    }
    return fold(events);
}

CellSummary summaryOf(const RunResult& run, std::size_t cell) { return summarise(run, run.cells[cell]); }

} // namespace

class ImportersTest : public QObject {
    Q_OBJECT

private slots:
    void llamaBench()
    {
        const RunResult run = folded(llamaBenchJson);
        QCOMPARE(run.imported->tool, std::string("llama-bench"));
        QCOMPARE(run.imported->version, std::string("b6000"));
        QCOMPARE(run.imported->file, std::string("file.json"));
        QCOMPARE(run.started.startedUtc, std::string("2026-11-05T13:20:00.000Z"));
        QCOMPARE(run.started.experiment.name, std::string("llama-bench, llama 8B Q8_0"));
        QCOMPARE(run.started.environment.gpus, std::vector<std::string>{"H200"});
        QCOMPARE(run.state, RunState::Done);
        QCOMPARE(run.cells.size(), std::size_t(2));
        const Cell& prompt = run.cells[0].planned.cell;
        QCOMPARE(prompt.model, std::string("llama-8b-q8.gguf"));
        QCOMPARE(prompt.precision, Precision::Int8);
        QCOMPARE(prompt.batchSize, 1); // n_batch is tokens
        QCOMPARE(prompt.settings.task, Task::Forward);
        const CellSummary processing = summaryOf(run, 0);
        QVERIFY(!processing.outputTokensPerSecond);
        QCOMPARE(processing.totalTokensPerSecond->median, 512 / 0.25);
        QCOMPARE(processing.totalTokensPerSecond->samples.size(), std::size_t(3)); // the spread is of the samples
        const CellSummary generation = summaryOf(run, 1);
        QCOMPARE(generation.outputTokensPerSecond->median, 64.0);
        QVERIFY(!generation.ttftSeconds); // not known is not 0
        QCOMPARE(run.cells[1].planned.cell.settings.newTokens, 128);
    }

    void llamaBenchAsLinesAndCsv()
    {
        std::string lines = nlohmann::json::parse(llamaBenchJson)[0].dump() + "\n"
            + nlohmann::json::parse(llamaBenchJson)[1].dump() + "\n";
        QCOMPARE(folded(lines.c_str()).cells.size(), std::size_t(2));
        const RunResult csv = folded(llamaBenchCsv);
        QCOMPARE(csv.cells.size(), std::size_t(1));
        QCOMPARE(csv.cells[0].planned.cell.model, std::string("a, \"b\".gguf"));
        QCOMPARE(csv.cells[0].planned.cell.precision, Precision::Fp16);
        QCOMPARE(summaryOf(csv, 0).outputTokensPerSecond->median, 64.0);
    }

    void vllmServe()
    {
        const RunResult run = folded(vllmServeJson);
        QCOMPARE(run.imported->tool, std::string("vLLM bench serve"));
        QCOMPARE(run.started.experiment.name, std::string("vLLM bench serve, Llama-3-8B"));
        QCOMPARE(run.cells.size(), std::size_t(1));
        QCOMPARE(run.cells[0].planned.cell.promptCount, 2);
        QCOMPARE(run.cells[0].planned.cell.batchSize, 2);
        const CellSummary summary = summaryOf(run, 0);
        QCOMPARE(summary.outputTokensPerSecond->median, 2.5);
        QCOMPARE(summary.totalTokensPerSecond->median, 17.5);
        QCOMPARE(summary.ttftSeconds->samples, (std::vector{0.5, 0.25}));
        QCOMPARE(summary.itlSeconds->samples.size(), std::size_t(3));
        // One request of three failed.
        QVERIFY(std::find(summary.invalid.begin(), summary.invalid.end(), "failed-requests") != summary.invalid.end());
    }

    void vllmOthers()
    {
        const RunResult latency = folded(vllmLatencyJson);
        QCOMPARE(latency.imported->tool, std::string("vLLM bench latency"));
        QCOMPARE(summaryOf(latency, 0).wallSeconds->samples, (std::vector{1.0, 2.0}));
        QVERIFY(!summaryOf(latency, 0).outputTokensPerSecond);
        const RunResult throughput = folded(vllmThroughputJson);
        QCOMPARE(throughput.imported->tool, std::string("vLLM bench throughput"));
        QCOMPARE(summaryOf(throughput, 0).totalTokensPerSecond->median, 400.0);
        QVERIFY(!summaryOf(throughput, 0).outputTokensPerSecond); // the tool's counts prompts in
        QCOMPARE(summaryOf(throughput, 0).promptsPerSecond->median, 10.0);
    }

    void optimumBenchmark()
    {
        const RunResult run = folded(optimumJson);
        QCOMPARE(run.imported->tool, std::string("optimum-benchmark"));
        QCOMPARE(run.started.experiment.name, std::string("bert on CPU"));
        const Cell& cell = run.cells[0].planned.cell;
        QCOMPARE(cell.precision, Precision::Fp16);
        QCOMPARE(cell.batchSize, 2);
        QCOMPARE(cell.settings.devices, std::vector<std::string>{"gpu"});
        const CellSummary summary = summaryOf(run, 0);
        QCOMPARE(summary.wallSeconds->samples, (std::vector{2.0, 2.0}));
        QCOMPARE(summary.outputTokensPerSecond->median, 100.0); // 2 × 100 tokens in 2 s
        QCOMPARE(*summary.peakBytes, int64_t(1'000'000'000));
    }

    void importedRunsAreNeverCompared()
    {
        const RunResult run = folded(llamaBenchJson);
        const RunComparison comparison = compare(run, run);
        QCOMPARE(comparison.matched, 0);
        QCOMPARE(comparison.cells[1].verdict, Verdict::NotComparable);
        QVERIFY(comparison.cells[1].why.find("neither tokenizing nor sampling") != std::string::npos);
    }

    void unknownAndDamagedFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("what");
        QTest::newRow("empty") << QByteArray() << QByteArray("no result file that is known");
        QTest::newRow("other JSON") << QByteArray("{\"a\": 1}") << QByteArray("no result file that is known");
        QTest::newRow("text") << QByteArray("hello\nworld\n") << QByteArray("no result file that is known");
        QTest::newRow("torn") << QByteArray(vllmServeJson).chopped(3) << QByteArray("not JSON");
        QTest::newRow("wrong types") << QByteArray(R"({"config": 1, "report": []})")
                                     << QByteArray("no result file that is known");
        QTest::newRow("deep") << QByteArray(100'000, '[') << QByteArray("not JSON");
    }
    void unknownAndDamagedFilesAreRefused()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, what);
        const auto runs = foreignRuns(content, "/somewhere/bad.json");
        QVERIFY(!runs.ok());
        QVERIFY2(runs.error().what.find(what.toStdString()) != std::string::npos, runs.error().what.c_str());
        QVERIFY(runs.error().where.find("bad.json") != std::string::npos);
    }

    void figuresThatCantBeAreLeftOut()
    {
        const RunResult run = folded(
            R"([{"build_commit": 1, "model_type": 7, "n_prompt": -4, "n_gen": 1e300, "avg_ts": "x",
                 "samples_ns": [-1, 1e300, "a", null]}])");
        QCOMPARE(run.cells.size(), std::size_t(1));
        QCOMPARE(run.cells[0].state, CellState::Failed);
        QVERIFY(run.cells[0].repeats.empty());
    }

    void aFileIsImportedOnce()
    {
        const QTemporaryDir folder;
        auto library = RunLibrary::open(folder.filePath("library.sqlite"));
        QVERIFY(library.ok());
        const QString path = folder.filePath("bench.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(llamaBenchJson);
        file.close();
        const auto first = importFiles(**library, {path});
        QVERIFY(first.refused.empty());
        QCOMPARE(first.runIds.size(), std::size_t(1));
        QVERIFY(first.runIds[0].starts_with("20261105-132000-"));
        QCOMPARE(importFiles(**library, {folder.path()}).runIds, first.runIds);
        const auto runs = (*library)->list().value();
        QCOMPARE(runs.size(), std::size_t(1));
        QCOMPARE(runs[0].tool, std::string("llama-bench"));
        QVERIFY(!runs[0].notComparable.empty());
        QCOMPARE(runs[0].bestTokensPerSecond, 64.0);
        // And it travels on as a run file.
        const QString out = folder.filePath("out.run.jsonl");
        QVERIFY((*library)->exportRun(first.runIds[0], out).ok());
        auto other = RunLibrary::open(folder.filePath("other.sqlite"));
        QVERIFY(other.ok());
        QCOMPARE(importFiles(**other, {out}).runIds, first.runIds);
        QCOMPARE((*other)->list().value()[0].tool, std::string("llama-bench"));
    }

    void aFileThatGrewAddsWhatIsNew()
    {
        const QTemporaryDir folder;
        auto library = RunLibrary::open(folder.filePath("library.sqlite"));
        QVERIFY(library.ok());
        const QString path = folder.filePath("serve.jsonl");
        const auto append = [&](QByteArray line) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::Append));
            file.write(line.replace('\n', ' ') + '\n');
        };
        append(vllmServeJson);
        const auto first = importFiles(**library, {path}).runIds;
        QCOMPARE(first.size(), std::size_t(1));
        append(QByteArray(vllmServeJson).replace("\"duration\": 2.0", "\"duration\": 4.0")); // of the same second
        const auto both = importFiles(**library, {path}).runIds;
        QCOMPARE(both.size(), std::size_t(2));
        QCOMPARE(both[0], first[0]);
        QVERIFY(both[1] != first[0]);
        QCOMPARE((*library)->list().value().size(), std::size_t(2));
        QVERIFY((*library)->discard(both).ok()); // nothing is being measured
    }

    void sumsOfLongTimesEndSomewhere()
    {
        const auto runs =
            foreignRuns(R"({"avg_latency": 9e8, "latencies": [9e8, 9e8, 9e8], "percentiles": {}})", "/a.json");
        QVERIFY(runs.ok());
        std::vector<int64_t> ends;
        for (const Event& event : eventsOf(runs->front(), "20261105-132000-abcd"))
            if (const auto* passed = std::get_if<PassedEvent>(&event.body))
                ends.push_back(passed->endNs);
        QCOMPARE(ends,
            (std::vector<int64_t>{900'000'001'000'000'000, 1'000'000'000'000'000'000, 1'000'000'000'000'000'000}));
    }
};

THROUGHLINE_QTEST(ImportersTest)
#include "importers_test.moc"
