// SPDX-License-Identifier: GPL-3.0-or-later
// What will be run, and what it will cost, before it is run: form on the left, plan on the right.
#pragma once

#include <ui/experiment/experiment_document.h>

#include <QWidget>

class QComboBox;

namespace throughline {

class Button;
class ExperimentForm;
class HintLine;
class PlanPane;
class Session;

class ExperimentPage : public QWidget {
    Q_OBJECT
public:
    explicit ExperimentPage(Session& session, QWidget* parent = nullptr);

    ExperimentDocument& document() { return m_document; }
    PlanPane& planPane() { return *m_plan; }
    /// Plan and models: after the first paint.
    void start();
    /// A file of the person's; what is wrong with it is said on this page.
    void openFile(const QString& file);
    void focusRun();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override; // an experiment, or a file of prompts

private:
    QWidget* makeHead();
    QWidget* makeFoot();
    void connectActions();
    void listExperiments();
    void chooseExperiment(int index);
    void offerTakeBack(const ExperimentDocument::State& left);
    void openDialog();
    void save();
    void saveAs();
    void run();
    void copyCommand();
    void showState();
    /// Undo is this page's only while it is seen: nothing changes behind another one.
    void offerUndo(bool seen);
    QString title() const;

    Session& m_session;
    ExperimentDocument m_document;
    QComboBox* m_choice = nullptr;
    HintLine* m_hint = nullptr;
    ExperimentForm* m_form = nullptr;
    PlanPane* m_plan = nullptr;
    Button* m_run = nullptr;
};

} // namespace throughline
