// SPDX-License-Identifier: GPL-3.0-or-later
// From runs and wishes to the report and its pages, beside the GUI thread where that is possible: numbers and pages in
// the background, charts one at a time.
#pragma once

#include <plots/report/report_material.h>
#include <plots/report/report_pictures.h>

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <set>
#include <string>

class QTextDocument;

namespace throughline {

class ReportBuilder : public QObject {
    Q_OBJECT
public:
    explicit ReportBuilder(QObject* parent = nullptr);

    /// Starts anew: what is known of other runs is forgotten.
    /// `margin` is that of verdicts.
    void setRuns(std::vector<std::shared_ptr<const RunResult>> runs, double margin = 0.01);
    /// Built a moment later, so that typing does not build at every letter.
    void setRequest(const ReportRequest& request);

    const std::shared_ptr<const ReportMaterial>& material() const { return m_material; }
    const Report& report() const { return m_report; } // of the latest request, with all its pictures once built
    const ReportPictures& pictures() const { return m_pictures; }
    const std::shared_ptr<QTextDocument>& document() const { return m_document; } // null until it is built
    bool busy() const { return m_busy; }

signals:
    void materialChanged();
    void busyChanged(bool busy);
    void built(); // report, pictures and document belong together

private:
    void begin();
    void drawNext();
    void layOut();
    void setBusy(bool busy);

    std::shared_ptr<const ReportMaterial> m_material;
    ReportRequest m_request;
    Report m_report;
    ReportPictures m_pictures; // of the material: kept while only words change
    std::deque<ChartData> m_toDraw;
    std::set<std::string> m_coming; // drawn, and made smaller beside the GUI thread
    std::shared_ptr<QTextDocument> m_document;
    QTimer m_delay;
    QTimer m_draw;
    int m_generation = 0; // answers for an older one come too late
    bool m_busy = false;
};

} // namespace throughline
