// SPDX-License-Identifier: GPL-3.0-or-later
// `throughline models`: what it says of presets, of whole, broken-off and foreign checkpoints in the hub cache.
#include <tests/support/qt_tests.h>

#include "support/command_line.h"

#include <nlohmann/json.hpp>

#include <QFile>

using namespace throughline;

static const QString someCommit(40, QLatin1Char('1'));

class ModelsListTest : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_line = std::make_unique<CommandLine>();
        m_line->set("HF_HUB_CACHE", m_line->path("cache"));
    }

    void aPresetSaysItsSizes()
    {
        const auto gpt2 = listed("gpt2");
        QCOMPARE(gpt2["kind"].get<std::string>(), std::string("preset"));
        QCOMPARE(gpt2["openAs"].get<std::string>(), std::string("gpt2"));
        QCOMPARE(gpt2["parameters"].get<qint64>(), qint64(124'439'808)); // published: 124 million
        QCOMPARE(gpt2["weightBytesFp32"].get<qint64>(), qint64(4 * 124'439'808));
        QCOMPARE(gpt2["weightBytesBf16"].get<qint64>(), qint64(2 * 124'439'808));
        QVERIFY(gpt2["storedBytes"].is_null());
        QCOMPARE(gpt2["headDim"].get<qint64>(), qint64(64));
        QCOMPARE(gpt2["incomplete"].get<bool>(), false);
        QCOMPARE(
            listed("Llama-3.1-70B")["family"].get<std::string>(), std::string("llama")); // the largest of the design
    }

    void aCheckpointSaysItsSizes()
    {
        const QString folder = fill("maker--small", {"config.json", "model.safetensors", "tokenizer.json"});
        const auto small = listed("maker/small");
        QCOMPARE(small["openAs"].get<std::string>(), std::string("maker/small"));
        QCOMPARE(small["unusable"].get<std::string>(), std::string(""));
        QCOMPARE(small["folder"].get<std::string>(), folder.toStdString());
        QCOMPARE(small["storedBytes"].get<qint64>(), qint64(QFile(folder + "/model.safetensors").size()));
        QCOMPARE(small["hasTokenizer"].get<bool>(), true);
        QCOMPARE(small["weightBytesFp32"].get<int64_t>(), 4 * small["parameters"].get<int64_t>());
    }

    void aNameThatIsHiddenSaysHowItOpens()
    {
        fill("gpt2", {"config.json", "model.safetensors"});
        const auto models = all();
        const auto& cached = models.back();
        QCOMPARE(cached["name"].get<std::string>(), std::string("gpt2"));
        QCOMPARE(cached["openAs"].get<std::string>(), std::string("gpt2@main"));
        QCOMPARE(cached["family"].get<std::string>(), std::string("qwen2"));
        QVERIFY(m_line->run({"models"}).out.contains("use it as gpt2@main"));
        const auto shown = m_line->run({"models", "show", "gpt2@main", "--json"});
        QCOMPARE(nlohmann::json::parse(shown.out.toStdString())["family"].get<std::string>(), std::string("qwen2"));
        fill("maker--small", {"config.json", "model.safetensors"});
        m_line->write("maker/small/here", "a folder of this name"); // where commands run
        QCOMPARE(listed("maker/small")["openAs"].get<std::string>(), std::string("maker/small@main"));
    }

    void whatIsBrokenOffIsToldFromWhatCantRun()
    {
        fill("maker--part", {"config.json"});
        fill("maker--odd", {"model.safetensors"});
        m_line->write(place("maker--odd") + "/config.json", R"({"model_type": "bloom"})");
        const auto part = listed("maker/part");
        QCOMPARE(part["incomplete"].get<bool>(), true);
        QVERIFY(part["unusable"].get<std::string>().find("is incomplete: model.safetensors is missing")
            != std::string::npos);
        QVERIFY(part["parameters"].is_null());
        const auto odd = listed("maker/odd");
        QCOMPARE(odd["incomplete"].get<bool>(), false);
        QVERIFY(odd["unusable"].get<std::string>().find("bloom") != std::string::npos);
    }

private:
    static QString place(const QString& model) { return "cache/models--" + model + "/snapshots/" + someCommit; }

    /// A model in the cache with these files of a tiny Qwen2; its snapshot.
    QString fill(const QString& model, const QStringList& files) const
    {
        for (const QString& name : files) {
            QFile file(THROUGHLINE_TEST_DATA "/qwen2/" + name);
            if (!file.open(QIODevice::ReadOnly))
                qFatal("%s can't be read", qPrintable(file.fileName()));
            m_line->write(place(model) + '/' + name, file.readAll());
        }
        m_line->write("cache/models--" + model + "/refs/main", someCommit.toLatin1());
        return m_line->path(place(model));
    }
    nlohmann::json all() const
    {
        const auto answer = m_line->run({"models", "--json"});
        return nlohmann::json::parse(answer.out.toStdString(), nullptr, false)["models"];
    }
    nlohmann::json listed(const std::string& name) const
    {
        for (const auto& model : all())
            if (model["name"] == name)
                return model;
        return {};
    }

    std::unique_ptr<CommandLine> m_line;
};

THROUGHLINE_QTEST(ModelsListTest)
#include "models_list_test.moc"
