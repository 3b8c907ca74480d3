// SPDX-License-Identifier: GPL-3.0-or-later
// A hub on loopback with one model, maker/small, that answers as Hugging Face's does: a listing, small files from
// itself, large ones by a redirect to a store on another port. Misbehaves on request, and remembers who asked what.
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <optional>
#include <vector>

namespace throughline::tests {

struct HubQuestion {
    bool atStore = false;
    QByteArray method;
    QByteArray path;
    QMap<QByteArray, QByteArray> headers; // names in lower case
};

/// How an answer differs from the right one.
struct HubFault {
    int status = 0;         // 0: as it would be
    QByteArrayList headers; // "Retry-After: 1": added
    QByteArrayList without; // "ETag": left out
    std::optional<QByteArray> body;
    qint64 cutAfter = -1;   // bytes of the body, then the connection ends
    qint64 stallAfter = -1; // bytes of the body, then nothing comes any more
    bool ignoresRange = false;
    std::optional<QByteArray> onRange; // for questions with this Range ("": without one), as often as they come
};

class LocalHub : public QObject {
public:
    static constexpr auto commit = "0123456789abcdef0123456789abcdef01234567";

    LocalHub();
    QUrl address() const;
    QUrl storeAddress() const;

    /// Answers to another former name than maker/old-name, by sending on to maker/small.
    void wantName(const QByteArray& former) { m_formerName = former; }
    /// Replaces a file of the same name. Large ones lie in the store, under their SHA-256.
    void add(const QByteArray& name, const QByteArray& content, bool large = false);
    /// A small model: config.json, tokenizer.json, model.safetensors (large, of `weightBytes`) and files nobody needs.
    void addModel(qint64 weightBytes);
    QByteArray content(const QByteArray& name) const { return m_files.value(name).content; }
    QByteArray checksum(const QByteArray& name) const { return m_files.value(name).checksum; }
    /// `what`: "listing", a file's name at the hub, or "store/" and its name. The faults of one `what` are used up one
    /// after the other, then it answers rightly.
    void misbehave(const QByteArray& what, const HubFault& fault, int times = 1);
    void behave() { m_faults.clear(); }
    /// Ends the connections that are to be cut. Called once the client has begun to read: a connection that ends before
    /// that Qt opens again by itself.
    void cutNow();
    /// Asks for "Bearer <token>", as a private or gated model does; empty: for everybody.
    void wantToken(const QByteArray& token) { m_token = token; }

    /// All questions so far; of one `what`.
    const std::vector<HubQuestion>& questions() const { return m_questions; }
    std::vector<HubQuestion> questions(const QByteArray& what) const;

private:
    struct File {
        QByteArray content;
        bool large = false;
        QByteArray checksum;
    };
    struct Answer {
        int status = 200;
        QList<QPair<QByteArray, QByteArray>> headers;
        QByteArray body;
    };
    void serve(QTcpServer& server);
    void read(QTcpSocket& socket, QByteArray& text, bool atStore);
    void answer(QTcpSocket& socket, const HubQuestion& question);
    QByteArray whatOf(const HubQuestion& question) const;
    HubFault takeFault(const QByteArray& what, const QByteArray& range);
    Answer rightAnswer(const HubQuestion& question, const QByteArray& what) const;
    Answer listing(const HubQuestion& question) const;
    Answer fileAnswer(const HubQuestion& question, const QByteArray& name) const;
    QByteArray listingText() const;

    QTcpServer m_hub;
    QTcpServer m_store;
    QMap<QByteArray, File> m_files;
    QMap<QByteArray, QList<HubFault>> m_faults;
    QByteArray m_token;
    QByteArray m_formerName = "maker/old-name";
    std::vector<HubQuestion> m_questions;
    QList<QPointer<QTcpSocket>> m_toCut;
};

} // namespace throughline::tests
