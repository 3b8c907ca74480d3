// SPDX-License-Identifier: GPL-3.0-or-later
// Where a model is chosen: recent ones, the hub cache, presets, a folder, or one to be downloaded. All that it shows
// comes from child processes; it opens no model itself.
#pragma once

#include <ui/models/model_checks.h>
#include <ui/models/model_fit.h>

#include <QDialog>
#include <QTimer>

class QBoxLayout;
class QLineEdit;

namespace throughline {

class Button;
class DownloadPlace;
class HintLine;
class ModelDetail;
class ModelDownload;
class ModelListModel;
class RowView;
struct ModelChoice;

class ModelPicker : public QDialog {
    Q_OBJECT
public:
    ModelPicker(EngineFacts& facts, ModelDownload& download, QWidget* parent = nullptr);

    /// Shows it over its window, for the block that is edited now.
    void openFor(const Block& block);
    /// As if the person had chosen this folder.
    void showFolder(const QString& path);

signals:
    /// The name that an experiment says. The picker has closed.
    void chosen(const QString& openAs);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; // keys that move through the list while one types

private:
    QWidget* makeHead();
    QWidget* makeBody();
    QWidget* makeFoot();
    void connectAll();
    void list();
    void select(const QString& openAs);
    const ModelChoice* current() const;
    void showCurrent();
    void showState();
    void look();
    void takeCheck(const QString& openAs);
    void takeCurrent();
    void offerDownload();
    void chooseFolder();

    EngineFacts& m_facts;
    ModelDownload& m_download;
    ModelChecks m_checks;
    ModelUse m_use;
    QStringList m_folders; // chosen here
    QString m_awaited;     // is to be taken once it was looked at
    QString m_wanted;      // is to be selected once it is listed
    QTimer m_lookDelay;    // the person who goes through the list stops somewhere
    ModelListModel* m_model = nullptr;
    QLineEdit* m_search = nullptr;
    RowView* m_table = nullptr;
    ModelDetail* m_detail = nullptr;
    DownloadPlace* m_downloads = nullptr;
    HintLine* m_state = nullptr;
    Button* m_again = nullptr;
    Button* m_add = nullptr;
};

} // namespace throughline
