// SPDX-License-Identifier: GPL-3.0-or-later
// A report of chosen runs: on the left what goes in and in what order, on the right its pages as they will be exported.
#pragma once

#include <ui/report/report_command.h>
#include <ui/report/report_runs_model.h>
#include <ui/session/file_writing.h>

#include <QWidget>

class QLineEdit;
class QScrollArea;
class QStackedLayout;

namespace throughline {

class Button;
class ContentsModel;
class ContentsView;
class EmptyState;
class HintLine;
class PreviewView;
class ProseEditor;
class ReportBuilder;
class RowView;
class SegmentedControl;
class Session;
class TextLabel;

class ReportPage : public QWidget {
    Q_OBJECT
public:
    explicit ReportPage(Session& session, QWidget* parent = nullptr);

    void setRuns(const QStringList& runIds);
    QStringList runs() const;
    ContentsModel& contents() { return *m_contents; }
    PreviewView& preview() { return *m_preview; }
    const ReportBuilder& builder() const { return *m_builder; }
    ReportFormat format() const;
    QString command() const;
    /// Says where it is, or why it could not be written.
    void exportTo(const QString& path);
    void openInBrowser();

signals:
    void shown(); // the preview is that of what is chosen

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeSide();
    QWidget* makeForm();
    QWidget* makeFoot();
    QWidget* makePreview();
    QWidget* field(const QString& label, QLineEdit* edit, QWidget* parent);
    void connectParts();
    void connectActions();
    void offerRuns(QWidget& button);
    void removeRun(int row);
    void load();
    void take(const QString& runId, const RunDigestPtr& digest);
    void startBuilding();
    void dropRuns(); // that are no longer in the library
    void fillRuns();
    void request();
    void showProse(int row);
    void sayFormat();
    void sayPage();
    void copyCommand();
    void exportReport();
    void write(const QString& path, ReportFormat format, const FileWriting::Then& then);
    void tellWritten(const QStringList& files, ReportFormat format);
    bool ready() const;

    Session& m_session;
    std::vector<ReportRun> m_chosen;
    QStackedLayout* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    QWidget* m_side = nullptr;
    QScrollArea* m_area = nullptr;
    QLineEdit* m_title = nullptr;
    QLineEdit* m_author = nullptr;
    Button* m_add = nullptr;
    ReportRunsModel* m_runs = nullptr;
    RowView* m_runList = nullptr;
    ContentsModel* m_contents = nullptr;
    ContentsView* m_contentsView = nullptr;
    ProseEditor* m_prose = nullptr;
    QWidget* m_proseLine = nullptr;
    SegmentedControl* m_format = nullptr;
    HintLine* m_hint = nullptr;
    Button* m_copy = nullptr;
    Button* m_export = nullptr;
    TextLabel* m_place = nullptr;
    Button* m_browser = nullptr;
    PreviewView* m_preview = nullptr;
    ReportBuilder* m_builder = nullptr;
};

} // namespace throughline
