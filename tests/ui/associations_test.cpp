// SPDX-License-Identifier: GPL-3.0-or-later
// What packaging/desktop/associate.sh puts into a user's data folder, read as a desktop reads it.
#include "support/ui_test.h"

#include <QImageReader>
#include <QMimeDatabase>
#include <QProcess>
#include <QSettings>

using namespace throughline;

class AssociationsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_program = m_folder.filePath("a $5 \"tool\" 100%");

    static QString script() { return QStringLiteral(THROUGHLINE_TEST_DATA "/../../packaging/desktop/associate.sh"); }
    static QString data() { return qEnvironmentVariable("XDG_DATA_HOME"); }
    static QString entry() { return data() + "/applications/throughline.desktop"; }
    /// One line of the entry, as it stands there.
    static QString valueOf(const QString& key)
    {
        QFile file(entry());
        if (!file.open(QIODevice::ReadOnly))
            return {};
        for (const QString& line : QString::fromUtf8(file.readAll()).split('\n'))
            if (line.startsWith(key + '='))
                return line.mid(key.size() + 1);
        return {};
    }

private slots:
    void initTestCase()
    {
        QVERIFY(QFile::copy("/bin/true", m_program));
        QCOMPARE(QProcess::execute("bash", {script(), m_program}), 0);
    }
    void init() { refuseWarnings(); }

    void theMenuEntryStartsTheProgramWithFiles()
    {
        QString quoted = QFileInfo(m_program).canonicalFilePath();
        quoted.replace("$", "\\\\$").replace("\"", "\\\\\"").replace("%", "%%"); // the specification's two layers
        QCOMPARE(valueOf("Exec"), '"' + quoted + "\" %F");
        QCOMPARE(valueOf("TryExec"), QFileInfo(m_program).canonicalFilePath());
        QCOMPARE(valueOf("Icon"), QString("throughline"));
        QCOMPARE(QGuiApplication::desktopFileName(), QFileInfo(entry()).completeBaseName());
    }

    void bothKindsOfFilesAreKnownAndOpenWithIt()
    {
        const QMimeDatabase types;
        const QString experiment =
            types.mimeTypeForFile("/nowhere/my.experiment.json", QMimeDatabase::MatchExtension).name();
        const QString run = types.mimeTypeForFile("/nowhere/my.run.jsonl", QMimeDatabase::MatchExtension).name();
        QCOMPARE(experiment, QString("application/x-throughline-experiment+json"));
        QCOMPARE(run, QString("application/x-throughline-run+json-lines"));
        QCOMPARE(valueOf("MimeType"), experiment + ';' + run + ';');
        // Others keep their kind.
        QCOMPARE(types.mimeTypeForFile("/nowhere/my.json", QMimeDatabase::MatchExtension).name(),
            QString("application/json"));
    }

    void theIconCanBeDrawn()
    {
        QImageReader icon(data() + "/icons/hicolor/scalable/apps/throughline.svg");
        const QImage image = icon.read();
        QVERIFY(!image.isNull());
        QCOMPARE(image.pixelColor(image.width() / 8, image.height() / 2), QColor("#4347B8"));
    }

    void itIsTakenBackWhole()
    {
        QCOMPARE(QProcess::execute("bash", {script(), "--remove"}), 0);
        QVERIFY(!QFile::exists(entry()));
        QVERIFY(!QFile::exists(data() + "/mime/packages/throughline-mime.xml"));
        QVERIFY(!QFile::exists(data() + "/icons/hicolor/scalable/apps/throughline.svg"));
    }

    void aMistakeSaysWhatToDo()
    {
        QProcess process;
        process.start("bash", {script()});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAllStandardError().startsWith("usage: "));
    }
};

THROUGHLINE_UI_QTEST(AssociationsTest)
#include "associations_test.moc"
