// SPDX-License-Identifier: GPL-3.0-or-later
// See the header.
#include <plots/report/writers.h>
#include <ui/report/report_builder.h>
#include <ui/session/background.h>

#include <QTextDocument>

#include <utility>

namespace throughline {

namespace {
constexpr int delayMs = 150;
}

ReportBuilder::ReportBuilder(QObject* parent)
    : QObject(parent)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMs);
    m_draw.setSingleShot(true);
    m_draw.setInterval(0);
    connect(&m_delay, &QTimer::timeout, this, &ReportBuilder::begin);
    connect(&m_draw, &QTimer::timeout, this, &ReportBuilder::drawNext);
}

void ReportBuilder::setBusy(bool busy)
{
    if (std::exchange(m_busy, busy) != busy)
        emit busyChanged(busy);
}

void ReportBuilder::setRuns(std::vector<std::shared_ptr<const RunResult>> runs, double margin)
{
    const int generation = ++m_generation;
    m_draw.stop();
    m_material.reset();
    m_pictures.clear();
    m_toDraw.clear();
    m_coming.clear();
    m_document.reset();
    emit materialChanged();
    setBusy(!runs.empty());
    if (runs.empty())
        return;
    inBackground(
        this,
        [runs, margin] {
            std::vector<const RunResult*> list;
            for (const auto& run : runs)
                list.push_back(run.get());
            return std::make_shared<const ReportMaterial>(materialOf(list, margin));
        },
        [this, generation](const std::shared_ptr<const ReportMaterial>& material) {
            if (generation != m_generation)
                return;
            m_material = material;
            emit materialChanged();
            begin();
        });
}

void ReportBuilder::setRequest(const ReportRequest& request)
{
    if (m_request == request)
        return;
    m_request = request;
    m_delay.start();
    setBusy(m_material != nullptr);
}

void ReportBuilder::begin()
{
    m_delay.stop();
    m_draw.stop();
    if (!m_material)
        return;
    ++m_generation;
    setBusy(true);
    m_report = reportOf(*m_material, m_request);
    m_toDraw.clear();
    for (const ReportSection& section : m_report.sections)
        for (const ChartData& chart : section.pictures)
            if (!m_pictures.count(chart.id) && !m_coming.count(chart.id))
                m_toDraw.push_back(chart);
    drawNext();
}

/// One chart, then whatever else waits for the GUI thread.
void ReportBuilder::drawNext()
{
    if (m_toDraw.empty()) {
        if (m_coming.empty()) // else the last of them leads on
            layOut();
        return;
    }
    const std::string id = m_toDraw.front().id;
    const QByteArray drawn = drawReportPicture(m_toDraw.front());
    m_toDraw.pop_front();
    m_coming.insert(id);
    inBackground(
        this, [drawn] { return reportPicture(drawn); },
        [this, id, material = m_material](const QByteArray& picture) {
            if (material != m_material) // of other runs
                return;
            m_pictures[id] = picture;
            m_coming.erase(id);
            if (m_toDraw.empty() && m_coming.empty())
                layOut();
        });
    if (!m_toDraw.empty())
        m_draw.start();
}

void ReportBuilder::layOut()
{
    const int generation = m_generation;
    inBackground(
        this,
        [report = m_report, pictures = m_pictures, thread = thread()] {
            const std::shared_ptr<QTextDocument> document = reportTextDocument(report, pictures);
            document->pageCount(); // laid out here
            document->moveToThread(thread);
            return document;
        },
        [this, generation](const std::shared_ptr<QTextDocument>& document) {
            if (generation != m_generation)
                return;
            m_document = document;
            setBusy(m_delay.isActive());
            emit built();
        });
}

} // namespace throughline
