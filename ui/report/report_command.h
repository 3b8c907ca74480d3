// SPDX-License-Identifier: GPL-3.0-or-later
// The command that writes the report that the page shows.
#pragma once

#include <plots/report/report_files.h>
#include <plots/report/report_request.h>

#include <QStringList>

namespace throughline {

/// "report.html", "report.pdf", or a folder "report" for those that need one.
QString reportFileName(ReportFormat format);
QString reportCommand(const QStringList& runIds, const ReportRequest& request, ReportFormat format);

} // namespace throughline
