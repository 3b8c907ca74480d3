// SPDX-License-Identifier: GPL-3.0-or-later
// The top of the Run page: which run, where it is or how it ended, which view of it, and the two stops.
#pragma once

#include <ui/session/run_digest.h>

#include <QWidget>

namespace throughline {

class Button;
class HintLine;
class SegmentedControl;
class Session;
class TextLabel;

class RunHead : public QWidget {
    Q_OBJECT
public:
    explicit RunHead(Session& session, QWidget* parent = nullptr);

    /// The run as it is now; `digest` may be null or older.
    void display(const RunDigestPtr& digest);
    SegmentedControl* views() const { return m_views; }

private:
    void connectButtons();
    QString subtitle() const;

    Session& m_session;
    TextLabel* m_title = nullptr;
    TextLabel* m_subtitle = nullptr;
    HintLine* m_state = nullptr;
    SegmentedControl* m_views = nullptr;
    Button* m_stopAfter = nullptr;
    Button* m_stopNow = nullptr;
    Button* m_inLibrary = nullptr;
};

} // namespace throughline
