// SPDX-License-Identifier: GPL-3.0-or-later
// The test's side writes files; the child's side reads them.
#include <tests/ui/support/fake_engine.h>
#include <tests/ui/support/fake_run.h>

#include <tests/support/qt_tests.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <thread>
#include <unistd.h>

namespace throughline {

namespace {

constexpr const char* folderVariable = "THROUGHLINE_FAKE_ENGINE";

QString showFile(const QString& name) { return QStringLiteral("show-") + QString::fromLatin1(name.toUtf8().toHex()); }

} // namespace

FakeEngine::FakeEngine() { qputenv(folderVariable, m_folder.path().toUtf8()); }

QString FakeEngine::program() { return QCoreApplication::applicationFilePath(); }

void FakeEngine::write(const QString& name, const QByteArray& content) const
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("%s can't be written", qPrintable(file.fileName()));
}

QJsonObject FakeEngine::preset(const QString& name, double parameters, int layers)
{
    return {{"name", name}, {"openAs", name}, {"kind", "preset"}, {"description", "a shape"}, {"unusable", ""},
        {"family", "gpt2"}, {"layers", layers}, {"hidden", 768}, {"heads", 12}, {"kvHeads", 12}, {"vocab", 50257},
        {"maxPositions", 1024}, {"hasTokenizer", false}, {"parameters", parameters}};
}

QJsonObject FakeEngine::cached(const QString& name, double parameters)
{
    QJsonObject json = preset(name, parameters);
    json["kind"] = "cached";
    json["description"] = "";
    json["hasTokenizer"] = true;
    json["storedBytes"] = parameters * 2;
    json["folder"] = "/cache/" + name;
    return json;
}

QJsonObject FakeEngine::unusable(const QString& name, const QString& why, bool incomplete)
{
    return {{"name", name}, {"openAs", name}, {"kind", "cached"}, {"unusable", why}, {"incomplete", incomplete},
        {"family", ""}, {"parameters", QJsonValue()}};
}

QJsonObject FakeEngine::shown(double parameters, const QStringList& refusals)
{
    return {{"family", "llama"}, {"parameters", parameters}, {"layers", 32}, {"hidden", 4096}, {"heads", 32},
        {"kvHeads", 8}, {"vocab", 128256}, {"context", 8192}, {"storedPrecision", "bf16"},
        {"storedBytes", parameters * 2}, {"tokenizerKind", "byte-level BPE"},
        {"refusals", QJsonArray::fromStringList(refusals)}};
}

void FakeEngine::list(const std::vector<QJsonObject>& models) const
{
    QJsonArray all;
    for (const QJsonObject& model : models)
        all << model;
    QFile::remove(m_folder.filePath("list-failure"));
    write("list", QJsonDocument(QJsonObject{{"models", all}}).toJson());
}

void FakeEngine::failToList(const QString& why) const { write("list-failure", why.toUtf8()); }

void FakeEngine::show(const QString& name, const QJsonObject& facts) const
{
    write(showFile(name), QJsonDocument(facts).toJson());
}

void FakeEngine::devices(qint64 memoryBytes, qint64 availableBytes) const
{
    const QJsonObject cpu{
        {"name", "A CPU"}, {"cores", 2}, {"memoryBytes", memoryBytes}, {"availableBytes", availableBytes}};
    write("devices", QJsonDocument(QJsonObject{{"cpu", cpu}, {"gpus", QJsonArray()}}).toJson());
}

void FakeEngine::gpus(int count) const
{
    const QJsonObject cpu{{"name", "A CPU"}, {"cores", 32}, {"memoryBytes", qint64(256'000'000'000)},
        {"availableBytes", qint64(240'000'000'000)}};
    QJsonArray all;
    for (int i = 0; i < count; ++i)
        all << QJsonObject{{"name", "NVIDIA H200"}, {"memoryBytes", qint64(150'000'000'000)},
            {"availableBytes", qint64(149'400'000'000)}};
    write("devices", QJsonDocument(QJsonObject{{"cpu", cpu}, {"gpus", all}}).toJson());
}

void FakeEngine::plan(const QByteArray& json) const { write("plan", json); }

void FakeEngine::get(const QStringList& lines) const { write("get", lines.join('\n').toUtf8() + '\n'); }

void FakeEngine::run(const QString& experiment, const QStringList& lines) const
{
    write("run-" + experiment, lines.join('\n').toUtf8() + '\n');
}

QStringList FakeEngine::lines(const std::vector<Event>& events)
{
    QStringList lines;
    for (const Event& event : events)
        lines << QString::fromStdString(toLine(event)).trimmed();
    return lines;
}

QString FakeEngine::progress(qint64 bytesDone, qint64 bytesTotal, int filesDone, int filesTotal)
{
    return QString::fromUtf8(QJsonDocument(
        QJsonObject{{"type", "progress"}, {"model", "any"}, {"file", "model.safetensors"}, {"bytesDone", bytesDone},
            {"bytesTotal", bytesTotal}, {"filesDone", filesDone},
            {"filesTotal",
                filesTotal}}).toJson(QJsonDocument::Compact));
}

QStringList FakeEngine::asked(const QString& beginning) const
{
    QFile file(m_folder.filePath("asked"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList found;
    for (const QString& line : QString::fromUtf8(file.readAll()).split('\n'))
        if (const QString command = line.section(' ', 1); command.startsWith(beginning))
            found << command;
    return found;
}

qint64 FakeEngine::lastChild(const QString& beginning) const
{
    QFile file(m_folder.filePath("asked"));
    qint64 last = 0;
    if (file.open(QIODevice::ReadOnly))
        for (const QString& line : QString::fromUtf8(file.readAll()).split('\n'))
            if (line.section(' ', 1).startsWith(beginning))
                last = line.section(' ', 0, 0).toLongLong();
    return last;
}

namespace {

std::string ofTest(const std::string& name)
{
    const char* folder = std::getenv(folderVariable); // NOLINT(concurrency-mt-unsafe): one thread
    return std::string(folder ? folder : "") + '/' + name;
}

bool print(const std::string& name)
{
    std::ifstream file(ofTest(name));
    std::cout << std::string(std::istreambuf_iterator<char>(file), {}) << std::flush;
    return file.good() || file.eof();
}

int refuse(const std::string& sentence)
{
    std::cerr << "throughline: " << sentence << '\n';
    return 1;
}

/// Until SIGTERM, as a download that is cancelled; `deaf`: whatever comes.
int stay(const std::string& model, bool deaf)
{
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    if (deaf)
        for (;;)
            pause(); // SIGTERM is blocked
    int arrived = 0;
    sigwait(&ending, &arrived);
    std::cout << R"({"type":"cancelled","model":")" << model << "\"}\n" << std::flush;
    return 3;
}

int fakeGet(const std::string& model)
{
    std::ifstream lines(ofTest("get"));
    for (std::string line; std::getline(lines, line);) {
        if (line == "WAIT" || line == "HANG")
            return stay(model, line == "HANG");
        if (line == "KILL")
            std::raise(SIGKILL);
        if (line.starts_with("EXIT "))
            return std::stoi(line.substr(5)) == 0 ? 0 : refuse("it went wrong.");
        std::cout << line << '\n' << std::flush;
    }
    return 0;
}

int fakeModels(int argc, char** argv)
{
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr); // before the test can know of it
    std::string command = std::to_string(getpid()) + " models";
    for (int i = 1; i < argc; ++i)
        command += std::string(" ") + argv[i];
    std::ofstream(ofTest("asked"), std::ios::app) << command + '\n' << std::flush;
    const std::string verb = argc > 1 ? argv[1] : "";
    if (verb == "get")
        return fakeGet(argv[2]);
    if (verb == "show") {
        const std::string name = argv[2];
        const std::string file = showFile(QString::fromStdString(name)).toStdString();
        QFile answer(QString::fromStdString(ofTest(file)));
        if (!answer.open(QIODevice::ReadOnly))
            return refuse(name + ": there is no such folder; give the folder of a checkpoint.");
        print(file);
        return QJsonDocument::fromJson(answer.readAll())["refusals"].toArray().isEmpty() ? 0 : 1;
    }
    if (std::ifstream why(ofTest("list-failure")); why.good())
        return refuse(std::string(std::istreambuf_iterator<char>(why), {}));
    return print("list") ? 0 : 1;
}

void note(const std::string& what)
{
    std::ofstream(ofTest("asked"), std::ios::app) << std::to_string(getpid()) + ' ' + what + '\n' << std::flush;
}

int fakeRun(int, char** argv)
{
    if (FakeRun::isAsked())
        return FakeRun::child();
    QFile file(QString::fromLocal8Bit(argv[1]));
    if (!file.open(QIODevice::ReadOnly))
        return refuse("there is no experiment.");
    const std::string name = QJsonDocument::fromJson(file.readAll())["name"].toString().toStdString();
    note("run " + name);
    std::ifstream lines(ofTest("run-" + name));
    if (!lines.good())
        return refuse("nothing is made up for it.");
    for (std::string line; std::getline(lines, line);) {
        if (line == "WAIT") {
            std::string word;
            note(std::getline(std::cin, word) ? "word " + word : std::string("word end"));
        } else if (line == "KILL") {
            std::raise(SIGKILL);
        } else if (line.starts_with("PAUSE ")) {
            std::this_thread::sleep_for(std::chrono::milliseconds(std::stoi(line.substr(6))));
        } else if (line.starts_with("EXIT ")) {
            return std::stoi(line.substr(5)) == 0 ? 0 : refuse("it went wrong.");
        } else {
            std::cout << line << '\n' << std::flush;
        }
    }
    return 0;
}

int fakeDevices(int, char**) { return print("devices") ? 0 : 1; }
int fakePlan(int, char**) { return print("plan") ? 0 : 1; }

} // namespace

THROUGHLINE_CHILD(fakeModels, "models")
THROUGHLINE_CHILD(fakeDevices, "devices")
THROUGHLINE_CHILD(fakePlan, "plan")
THROUGHLINE_CHILD(fakeRun, "run")

} // namespace throughline
