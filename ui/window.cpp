// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <host/library_place.h>
#include <ui/main_window.h>
#include <ui/notify/run_notice.h>
#include <ui/session/one_instance.h>
#include <ui/style/appearance.h>
#include <ui/style/application_style.h>
#include <ui/style/tokens.h>
#include <ui/window.h>
#include <ui/window_memory.h>

#include <host/user_settings.h>
#include <plots/language.h>

#include <QApplication>
#include <QFile>
#include <QIcon>

#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace throughline {

namespace {

/// Milliseconds since this process was started; the kernel keeps that time in ticks of 10 ms.
double millisecondsSinceExec()
{
    QFile stat(QStringLiteral("/proc/self/stat"));
    if (!stat.open(QIODevice::ReadOnly))
        return 0;
    // The program's name may hold blanks; the fields that count stand after its bracket (proc(5): starttime is the
    // 22nd).
    const QByteArray line = stat.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const double nowMs = double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
    return nowMs - fields.value(19).toDouble() * 1e3 / double(sysconf(_SC_CLK_TCK));
}

void reportFirstPaint(MainWindow& window, const QByteArray& timing)
{
    QObject::connect(&window, &MainWindow::firstPainted, &window, [timing] {
        std::fprintf(stderr, "first paint: %.1f ms after exec\n", millisecondsSinceExec());
        if (timing == "paint")
            QCoreApplication::exit(0);
    });
}

/// Which library a window shows that was given this one, so that another library's window is another instance.
QString libraryShown(const QString& given) { return given.isEmpty() ? libraryPath() : given; }

void comeForwardWhenAsked(MainWindow& window, OneInstance& instance, RunNotice& notice)
{
    QObject::connect(&instance, &OneInstance::opened, &window, &MainWindow::comeForward);
    QObject::connect(&notice, &RunNotice::clicked, &window, [&window] {
        window.session().show(Page::Run);
        window.comeForward();
    });
}

/// What can wait until the window is painted.
void finishOpening(MainWindow& window, const QStringList& files)
{
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/throughline.svg")));
    QMetaObject::invokeMethod(
        &window, [&window, files] { window.openFiles(files); }, Qt::QueuedConnection);
}

} // namespace

void prepareApplication(QApplication& application)
{
    static bool prepared = false;
    if (prepared)
        return;
    prepared = true;
    QCoreApplication::setApplicationName(QStringLiteral("throughline"));
    QCoreApplication::setOrganizationName(QStringLiteral("throughline"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Throughline"));
    QGuiApplication::setDesktopFileName(QStringLiteral("throughline"));
    useLanguage(languageFor(userSettings().language));
    application.setPalette(paletteOf(lightTheme()));
    QApplication::setStyle(new ApplicationStyle);
    QApplication::setFont(themeFont(13));
}

void followLibrary(MainWindow& window, OneInstance& instance, WindowMemory& memory)
{
    QObject::connect(&window.session().settings(), &SettingsStore::changed, &window, [&] {
        const QString library = libraryShown(window.session().options().libraryPath);
        instance.follow(library);
        memory.follow(windowMemoryFile(library));
    });
}

int runWindow(QApplication& application, const WindowOptions& options)
{
    prepareApplication(application);
    const QByteArray timing = qgetenv("THROUGHLINE_TIMING");
    OneInstance instance(libraryShown(options.libraryPath));
    if (timing != "paint" && !instance.claim(options.files))
        return 0;
    AppearanceWatch appearance(application);
    SessionOptions session;
    session.engineProgram = options.engineProgram;
    session.libraryPath = options.libraryPath;
    MainWindow window(session, &appearance);
    WindowMemory memory(window, windowMemoryFile(libraryShown(options.libraryPath)));
    memory.restore();
    followLibrary(window, instance, memory);
    RunNotice notice(window.session().engine(), window);
    comeForwardWhenAsked(window, instance, notice);
    if (!timing.isEmpty())
        reportFirstPaint(window, timing);
    if (timing != "paint")
        QObject::connect(&window, &MainWindow::firstPainted, &window, [&] { finishOpening(window, options.files); });
    window.show();
    return QApplication::exec();
}

} // namespace throughline
