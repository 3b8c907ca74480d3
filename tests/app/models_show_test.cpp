// SPDX-License-Identifier: GPL-3.0-or-later
// `throughline models show`: what it says of a preset, of checkpoints, and of one that can't run.
#include <tests/support/qt_tests.h>

#include "support/command_line.h"

#include <nlohmann/json.hpp>

#include <QDir>
#include <QFile>
#include <QFloat16> // QCOMPARE of JSON looks at every type it could become

using namespace throughline;

class ModelsShowTest : public QObject {
    Q_OBJECT
private slots:
    void aPresetIsItsShape()
    {
        const auto shown = m_line.run({"models", "show", "gpt2"});
        QCOMPARE(shown.exitCode, 0);
        QVERIFY(shown.err.isEmpty());
        QVERIFY(shown.out.contains("parameters            124,439,808\n")); // published: 124 million
        QVERIFY(shown.out.contains("random weights"));
    }

    void aCheckpointIsAllThatMatters()
    {
        const auto shown = m_line.run({"models", "show", data("llama31-rope-headdim-unigram"), "--json"});
        QCOMPARE(shown.exitCode, 0);
        const auto facts = nlohmann::json::parse(shown.out.toStdString());
        QCOMPARE(facts["family"].get<std::string>(), std::string("llama"));
        QCOMPARE(facts["headDim"].get<int>(), 16);
        QCOMPARE(facts["kvHeads"].get<int>(), 2);
        QCOMPARE(facts["endOfSequenceIds"].dump(), std::string("[2,5]"));
        QVERIFY(facts["positions"].get<std::string>().find("llama3 scaling by 4") != std::string::npos);
        QCOMPARE(facts["stored"].get<std::string>(), std::string("32 bits"));
        QCOMPARE(facts["storedPrecision"].get<std::string>(), std::string("fp32"));
        QCOMPARE(facts["tokenizerKind"].get<std::string>(), std::string("SentencePiece"));
        QCOMPARE(facts["refusals"].size(), std::size_t(0));
    }

    void whatWouldBeRefusedIsSaidBeforeAnythingRuns()
    {
        for (const char* name : {"config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json"}) {
            QFile file(data("qwen2") + '/' + QString::fromLatin1(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            m_line.write("broken/" + QString::fromLatin1(name), file.readAll());
        }
        QCOMPARE(m_line.run({"models", "show", m_line.path("broken")}).exitCode, 0);
        m_line.write("broken/tokenizer.json", "{}");
        m_line.write("broken/model.safetensors", "none");
        const auto refused = m_line.run({"models", "show", m_line.path("broken")});
        QCOMPARE(refused.exitCode, 1);
        QCOMPARE(refused.out.count("can't run: "), 2);
        QVERIFY(refused.out.contains("tokenizer.json"));
        QVERIFY(refused.out.contains("model.safetensors"));
        QVERIFY(refused.out.contains("hidden")); // what could be read is shown all the same
        m_line.write("broken/config.json", R"({"model_type": "bloom"})");
        const auto unknown = m_line.run({"models", "show", m_line.path("broken")});
        QCOMPARE(unknown.exitCode, 1);
        QVERIFY(unknown.out.isEmpty());
        QVERIFY(unknown.err.contains("bloom"));
    }

private:
    static QString data(const char* name)
    {
        return QDir::current().absoluteFilePath(THROUGHLINE_TEST_DATA "/") + QString::fromLatin1(name);
    }

    CommandLine m_line;
};

THROUGHLINE_QTEST(ModelsShowTest)
#include "models_show_test.moc"
