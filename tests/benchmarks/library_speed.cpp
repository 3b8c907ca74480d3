// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the Library page is with many runs: opened and listed, filtered per keystroke, sorted, grouped.
// library_speed [RUNS] [FOLDER]: milliseconds. The runs are made up; nothing in them was measured. A folder that holds
// them already is used again.
#include <tests/ui/support/made_stream.h>

#include <ui/library/library_page.h>
#include <ui/library/run_list_model.h>
#include <ui/library/run_list_view.h>
#include <ui/library/run_panel.h>
#include <ui/session/session.h>
#include <ui/window.h>

#include <core/fold.h>

#include <QApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

using namespace throughline;

namespace {

const std::array<const char*, 6> madeModels{
    "Llama-3-8B", "Llama-2-7B", "TinyLlama-1.1B", "distilgpt2", "gpt2-xl", "Qwen2"};
const std::array<const char*, 5> madeNames{"fused kernels", "plain graph", "500 W", "shared machine", "long prompts"};

/// What an engine would have stored, in one transaction: 10,000 of its own would wait for the disk 20,000 times.
bool fill(const QString& path, int count)
{
    {
        if (!RunLibrary::open(path)) // makes the tables
            return false;
    }
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("fill"));
    database.setDatabaseName(path);
    if (!database.open() || !database.transaction())
        return false;
    QSqlQuery run(database);
    run.prepare(QStringLiteral("INSERT INTO runs (runId, startedUtc, experiment, name, tags, notes, lastSeq, summary, "
                               "summarySeq) VALUES (?, ?, ?, ?, ?, '', ?, ?, ?)"));
    QSqlQuery line(database);
    line.prepare(QStringLiteral("INSERT INTO events (run, seq, line) VALUES (?, ?, ?)"));
    QSqlQuery cells(database);
    cells.prepare(QStringLiteral("INSERT INTO cellCache (run, seq, cells) VALUES (?, ?, ?)"));
    const QDateTime first(QDate(2025, 1, 1), QTime(8, 0), Qt::UTC);
    std::vector<RunRows> rowsOfModel; // computed once per model
    for (const char* model : madeModels) {
        auto made = made::fourCells();
        for (auto& cell : made)
            cell.cell.model = model;
        rowsOfModel.push_back(rowsOf(fold(made::stream("x", "x", made))));
    }
    for (int i = 0; i < count; ++i) {
        const QDateTime at = first.addSecs(qint64(i) * 60 * 97);
        const std::string id =
            at.toString(QStringLiteral("yyyyMMdd-HHmmss-")).toStdString() + std::to_string(1000 + i % 9000);
        const std::string experiment = "experiment " + std::to_string(i % 40);
        auto made = made::fourCells(1 + 0.01 * (i % 7));
        made.resize(2);
        for (auto& cell : made)
            cell.cell.model = madeModels[std::size_t(i) % madeModels.size()];
        auto events = made::stream(id, experiment, made);
        RunRows rows = rowsOfModel[std::size_t(i) % madeModels.size()];
        rows.run.runId = id;
        rows.run.startedUtc = at.toString(Qt::ISODateWithMs).toStdString();
        rows.run.experiment = experiment;
        rows.run.gpus = i % 5;
        rows.run.bestTokensPerSecond *= 1 + 0.001 * (i % 997);
        const qint64 last = events.back().seq;
        run.bindValue(0, QString::fromStdString(id));
        run.bindValue(1, QString::fromStdString(rows.run.startedUtc));
        run.bindValue(2, QString::fromStdString(experiment));
        run.bindValue(
            3, QStringLiteral("%1 %2").arg(QLatin1String(madeNames[std::size_t(i) % madeNames.size()])).arg(i));
        run.bindValue(4, i % 11 == 0 ? QStringLiteral("kept, paper") : QString(QLatin1String("")));
        run.bindValue(5, last);
        run.bindValue(6, QString::fromStdString(summaryText(rows.run)));
        run.bindValue(7, last);
        if (!run.exec())
            return false;
        const QVariant row = run.lastInsertId();
        for (const Event& event : events) {
            line.bindValue(0, row);
            line.bindValue(1, qint64(event.seq));
            line.bindValue(2, QString::fromStdString(toLine(event)).chopped(1));
            if (!line.exec())
                return false;
        }
        cells.bindValue(0, row);
        cells.bindValue(1, last);
        cells.bindValue(2, QString::fromStdString(cellsText(rows.cells)));
        if (!cells.exec())
            return false;
    }
    return database.commit();
}

double msSince(const QElapsedTimer& timer) { return double(timer.nsecsElapsed()) * 1e-6; }

/// Everything that was asked for is laid out and painted.
void settle()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

void print(const char* what, std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    std::printf("%-44s median %6.1f ms, p95 %6.1f ms, most %6.1f ms of %zu\n", what, times[times.size() / 2],
        times[std::min(times.size() - 1, times.size() * 95 / 100)], times.back(), times.size());
}

void measureTyping(LibraryPage& page, const char* what, const QString& text)
{
    auto* field = page.findChild<QLineEdit*>("libraryFilter");
    field->setFocus();
    settle();
    std::vector<double> times;
    for (const QChar character : text) {
        QElapsedTimer timer;
        timer.start();
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(character));
        QCoreApplication::sendEvent(field, &press);
        settle();
        times.push_back(msSince(timer));
    }
    print(what, times);
    field->clear();
    settle();
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    QApplication application(argc, argv);
    prepareApplication(application);
    const int count = argc > 1 ? std::max(1, std::atoi(argv[1])) : 10'000;
    const QString folder = argc > 2 ? QString::fromLocal8Bit(argv[2]) : home.path();
    const QString path = folder + QStringLiteral("/library-%1.sqlite").arg(count);
    if (!QFile::exists(path) && !fill(path, count)) {
        std::fprintf(stderr, "the runs can't be made in %s\n", qPrintable(path));
        return 1;
    }
    QElapsedTimer timer;
    timer.start();
    auto library = RunLibrary::open(path);
    const auto rows = library ? (*library)->listNow() : Result<RunLibrary::Listing>(library.error());
    if (!rows)
        return 1;
    std::printf(
        "%-44s %6.1f ms for %zu runs\n", "opened and read, on the library's thread", msSince(timer), rows->runs.size());
    timer.restart();
    (void)(*library)->listNow();
    std::printf("%-44s %6.1f ms\n", "read again, as when another process wrote", msSince(timer));

    Session session({QString(), path, {}});
    LibraryPage page(session);
    page.resize(1136, 740);
    page.show();
    settle();
    timer.restart();
    session.library().start();
    auto* list = page.findChild<RunListView*>("runList");
    while (list->model()->rowCount() == 0)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    settle();
    std::printf("%-44s %6.1f ms\n", "list shown, opening and painting in it", msSince(timer));
    while (page.panel()->digest() == nullptr)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    measureTyping(page, "filter by words, per keystroke", QStringLiteral("fused kernels 77"));
    measureTyping(page, "filter by fields, per keystroke", QStringLiteral("model:llama gpus:2 date:>2026-11-01 plain"));
    auto* runs = dynamic_cast<RunListModel*>(list->model());
    for (const bool grouped : {true, false}) {
        runs->setGrouping(grouped ? RunGrouping::Experiment : RunGrouping::None);
        settle();
        std::vector<double> times;
        for (int column = 0; column < runColumns; ++column)
            for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                timer.restart();
                list->sortByColumn(column, order);
                settle();
                times.push_back(msSince(timer));
            }
        print(grouped ? "sorted by any column, grouped" : "sorted by any column", times);
        measureTyping(page, grouped ? "filter, grouped" : "filter, not grouped", QStringLiteral("llama plain"));
    }
    return 0;
}
