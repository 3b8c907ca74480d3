// SPDX-License-Identifier: GPL-3.0-or-later
// As much of HTTP/1.1 as a client of a hub meets; connections stay open, one question at a time.
#include <tests/host/support/local_hub.h>

#include <QCryptographicHash>
#include <QHostAddress>

#include <nlohmann/json.hpp>

#include <memory>
#include <utility>

namespace throughline::tests {

namespace {

constexpr auto apiPath = "/api/models/maker/small/revision/";
constexpr auto resolvePath = "/maker/small/resolve/0123456789abcdef0123456789abcdef01234567/";
constexpr auto storePath = "/blob/";

HubQuestion questionOf(const QByteArray& text, bool atStore)
{
    HubQuestion question;
    question.atStore = atStore;
    const auto lines = text.split('\n');
    const auto first = lines[0].split(' ');
    question.method = first.value(0);
    question.path = first.value(1);
    for (const QByteArray& line : lines.mid(1))
        if (const auto colon = line.indexOf(':'); colon > 0)
            question.headers[line.left(colon).toLower()] = line.mid(colon + 1).trimmed();
    return question;
}

} // namespace

LocalHub::LocalHub()
{
    serve(m_hub);
    serve(m_store);
}

void LocalHub::serve(QTcpServer& server)
{
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("no port on loopback");
    connect(&server, &QTcpServer::newConnection, this, [this, &server] {
        while (QTcpSocket* socket = server.nextPendingConnection()) {
            auto text = std::make_shared<QByteArray>();
            connect(socket, &QTcpSocket::readyRead, this,
                [this, socket, text, &server] { read(*socket, *text, &server == &m_store); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

void LocalHub::read(QTcpSocket& socket, QByteArray& text, bool atStore)
{
    text += socket.readAll();
    if (!text.contains("\r\n\r\n"))
        return;
    m_questions.push_back(questionOf(text, atStore));
    text.clear();
    answer(socket, m_questions.back());
}

QUrl LocalHub::address() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_hub.serverPort())); }

QUrl LocalHub::storeAddress() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_store.serverPort())); }

void LocalHub::add(const QByteArray& name, const QByteArray& content, bool large)
{
    const QByteArray blob = "blob " + QByteArray::number(content.size()) + QByteArray(1, '\0') + content;
    const auto kind = large ? QCryptographicHash::Sha256 : QCryptographicHash::Sha1;
    m_files[name] = {content, large, QCryptographicHash::hash(large ? content : blob, kind).toHex()};
}

void LocalHub::addModel(qint64 weightBytes)
{
    add("config.json", R"({"model_type":"gpt2"})");
    add("tokenizer.json", "{}");
    QByteArray weights(weightBytes, Qt::Uninitialized);
    for (qint64 i = 0; i < weightBytes; ++i)
        weights[i] = static_cast<char>(i * 31 + i / 251);
    add("model.safetensors", weights, true);
    add("README.md", "# small");
    add("pytorch_model.bin", "pickle", true);
    add("onnx/model.onnx", "onnx", true);
    add("../outside.json", "{}");
}

void LocalHub::misbehave(const QByteArray& what, const HubFault& fault, int times)
{
    for (int i = 0; i < times; ++i)
        m_faults[what].append(fault);
}

void LocalHub::cutNow()
{
    for (const auto& socket : std::exchange(m_toCut, {}))
        if (socket)
            socket->disconnectFromHost();
}

std::vector<HubQuestion> LocalHub::questions(const QByteArray& what) const
{
    std::vector<HubQuestion> found;
    for (const HubQuestion& question : m_questions)
        if (whatOf(question) == what)
            found.push_back(question);
    return found;
}

QByteArray LocalHub::whatOf(const HubQuestion& question) const
{
    if (question.path.contains('/' + m_formerName + '/'))
        return "renamed";
    if (question.path.startsWith(apiPath))
        return "listing";
    if (question.atStore)
        for (auto file = m_files.begin(); file != m_files.end(); ++file)
            if (question.path == storePath + checksum(file.key()) + "?signature=s")
                return "store/" + file.key();
    if (!question.path.startsWith(resolvePath) && !question.path.startsWith("/maker/small/resolve/main/"))
        return {};
    return question.path.mid(question.path.lastIndexOf('/') + 1);
}

LocalHub::Answer LocalHub::rightAnswer(const HubQuestion& question, const QByteArray& what) const
{
    if (!question.atStore && !m_token.isEmpty() && question.headers.value("authorization") != "Bearer " + m_token)
        return {401, {{"X-Error-Code", "RepoNotFound"}}, "Invalid username or password."};
    if (what == "renamed") // relative, as the hub's are for renamed models
        return {
            307, {{"Location", QByteArray(question.path).replace(m_formerName, "maker/small")}}, "Temporary Redirect"};
    if (what == "listing")
        return listing(question);
    const QByteArray name = question.atStore ? what.mid(6) : what;
    if (!m_files.contains(name))
        return {404, {{"X-Error-Code", question.path.startsWith(resolvePath) ? "EntryNotFound" : "RepoNotFound"}},
            "not found"};
    return fileAnswer(question, name);
}

LocalHub::Answer LocalHub::listing(const HubQuestion& question) const
{
    QByteArray revision = question.path.mid(qstrlen(apiPath));
    revision.truncate(revision.indexOf('?'));
    if (revision != "main" && revision != "v1" && revision != "refs%2Fpr%2F1" && revision != commit)
        return {404, {{"X-Error-Code", "RevisionNotFound"}}, "Invalid rev id"};
    return {200, {{"Content-Type", "application/json"}}, listingText()};
}

LocalHub::Answer LocalHub::fileAnswer(const HubQuestion& question, const QByteArray& name) const
{
    const File file = m_files.value(name);
    const QByteArray tag = '"' + checksum(name) + '"';
    if (question.atStore)
        return {200, {{"ETag", "\"the-store's-own\""}, {"Accept-Ranges", "bytes"}}, file.content};
    if (!file.large)
        return {200, {{"ETag", tag}, {"X-Repo-Commit", commit}}, file.content};
    const QByteArray place = storeAddress().toEncoded() + storePath + checksum(name) + "?signature=s";
    return {302,
        {{"Location", place}, {"X-Linked-Etag", tag}, {"X-Linked-Size", QByteArray::number(file.content.size())},
            {"X-Repo-Commit", commit}},
        "Found"};
}

QByteArray LocalHub::listingText() const
{
    auto siblings = nlohmann::json::array();
    for (auto file = m_files.begin(); file != m_files.end(); ++file) {
        const std::string sum = checksum(file.key()).toStdString();
        nlohmann::json entry{{"rfilename", file.key().toStdString()}, {"size", file->content.size()},
            {"blobId", file->large ? std::string(40, 'a') : sum}};
        if (file->large)
            entry["lfs"] = {{"sha256", sum}, {"size", file->content.size()}, {"pointerSize", 134}};
        siblings.push_back(entry);
    }
    const nlohmann::json all{
        {"id", "maker/small"}, {"sha", commit}, {"private", false}, {"gated", false}, {"siblings", siblings}};
    return QByteArray::fromStdString(all.dump());
}

HubFault LocalHub::takeFault(const QByteArray& what, const QByteArray& range)
{
    auto& faults = m_faults[what];
    for (const HubFault& fault : faults)
        if (fault.onRange == range)
            return fault;
    return faults.isEmpty() || faults.first().onRange ? HubFault{} : faults.takeFirst();
}

void LocalHub::answer(QTcpSocket& socket, const HubQuestion& question)
{
    const QByteArray what = whatOf(question);
    const QByteArray range = question.headers.value("range");
    const HubFault fault = takeFault(what, range);
    Answer right = rightAnswer(question, what);
    if (fault.status != 0)
        right = {fault.status, {}, {}};
    right.body = fault.body.value_or(right.body);
    if (right.status == 200 && range.startsWith("bytes=") && !fault.ignoresRange) {
        const qint64 from = range.mid(6, range.size() - 7).toLongLong();
        const QByteArray all = QByteArray::number(right.body.size());
        right.status = from < right.body.size() ? 206 : 416;
        right.headers.append({"Content-Range",
            "bytes " + QByteArray::number(from) + '-' + QByteArray::number(right.body.size() - 1) + '/' + all});
        right.body = right.body.mid(from);
    }
    QByteArray head = "HTTP/1.1 " + QByteArray::number(right.status) + " Said\r\n";
    right.headers.append({"Content-Length", QByteArray::number(right.body.size())});
    for (const auto& [name, value] : right.headers)
        if (!fault.without.contains(name))
            head += name + ": " + value + "\r\n";
    for (const QByteArray& header : fault.headers)
        head += header + "\r\n";
    const qint64 limit = fault.stallAfter >= 0 ? fault.stallAfter : fault.cutAfter;
    socket.write(head + "\r\n");
    if (question.method != "HEAD")
        socket.write(limit >= 0 ? right.body.left(limit) : right.body);
    if (fault.cutAfter >= 0)
        m_toCut.append(&socket);
    else if (fault.without.contains("Content-Length"))
        socket.disconnectFromHost();
}

} // namespace throughline::tests
