<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk">
<context>
    <name>ChartPane</name>
    <message>
        <source>Time</source>
        <translation>Час</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Розмір пакета</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Прискорення</translation>
    </message>
    <message>
        <source>Grouped</source>
        <translation>За групами</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Масштаб</translation>
    </message>
    <message>
        <source>Why not N×</source>
        <translation>Чому не N×</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Часова шкала</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Затримка</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>Частки</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Пам’ять</translation>
    </message>
    <message>
        <source>Throughput/latency</source>
        <translation>Швидкість/затримка</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Повтори</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Довільна</translation>
    </message>
</context>
<context>
    <name>RunArranger</name>
    <message>
        <source>Imported</source>
        <translation>Імпортовано</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Комірка</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Стан</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Повтори</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Час</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % інтервал</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Токени/с</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Прискорення</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Виходи</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Примітки</translation>
    </message>
    <message>
        <source>%1 (range)</source>
        <translation>%1 (розмах)</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>збігаються</translation>
    </message>
    <message>
        <source>differ</source>
        <translation>різні</translation>
    </message>
    <message>
        <source>near ties</source>
        <translation>майже рівні</translation>
    </message>
    <message>
        <source>first look</source>
        <translation>перший погляд</translation>
    </message>
    <message>
        <source>Time, sequential against parallel</source>
        <translation>Час: послідовно й паралельно</translation>
    </message>
    <message>
        <source>Batch-size effect</source>
        <translation>Вплив розміру пакета</translation>
    </message>
    <message>
        <source>Speed-up by batch and prompt count</source>
        <translation>Прискорення за пакетом і кількістю промптів</translation>
    </message>
    <message>
        <source>Grouped batch comparison</source>
        <translation>Порівняння за пакетами</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Масштабування</translation>
    </message>
    <message>
        <source>Why not N×</source>
        <translation>Чому не N×</translation>
    </message>
    <message>
        <source>Pipeline timeline</source>
        <translation>Часова шкала конвеєра</translation>
    </message>
    <message>
        <source>Latency distribution</source>
        <translation>Розподіл затримок</translation>
    </message>
    <message>
        <source>Share per rank</source>
        <translation>Частки рангів</translation>
    </message>
    <message>
        <source>Memory by batch size</source>
        <translation>Пам’ять за розміром пакета</translation>
    </message>
    <message>
        <source>Throughput against latency</source>
        <translation>Пропускна здатність і затримка</translation>
    </message>
    <message>
        <source>Repeats over time</source>
        <translation>Повтори в часі</translation>
    </message>
    <message>
        <source>Free chart</source>
        <translation>Довільна діаграма</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>розмір пакета</translation>
    </message>
    <message>
        <source>%1, log axis. Large points are medians, small points single repeats.</source>
        <translation>%1, логарифмічна вісь. Великі точки — медіани, малі — окремі повтори.</translation>
    </message>
    <message>
        <source>%1. Large points are medians, small points single repeats.</source>
        <translation>%1. Великі точки — медіани, малі — окремі повтори.</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %n repeat</source>
        <comment>%1 to %n repeats</comment>
        <translation>
            <numerusform>від %1 до %n повтору</numerusform>
            <numerusform>від %1 до %n повторів</numerusform>
            <numerusform>від %1 до %n повторів</numerusform>
        </translation>
    </message>
    <message>
        <source>First look: %1, bars show the range.</source>
        <translation>Перший погляд: %1, відрізки показують розмах.</translation>
    </message>
    <message>
        <source>Medians of %1, bars are 95&#xa0;% bootstrap intervals.</source>
        <translation>Медіани (%1), відрізки — 95&#xa0;% бутстреп-інтервали.</translation>
    </message>
    <message>
        <source>Medians of %1, bars show the range.</source>
        <translation>Медіани (%1), відрізки показують розмах.</translation>
    </message>
    <message>
        <source>Medians of %1, bars are 95&#xa0;% bootstrap intervals, ranges below 5 repeats.</source>
        <translation>Медіани (%1), відрізки — 95&#xa0;% бутстреп-інтервали, а до 5 повторів — розмах.</translation>
    </message>
    <message numerus="yes">
        <source>Outputs differ from the baseline in %1 of %n cell: there the work is not the same.</source>
        <comment>Outputs differ from the baseline in %1 of %n cells: there the work is not the same.</comment>
        <translation>
            <numerusform>Виходи відрізняються від базових у %1 з %n комірки: там робота не та сама.</numerusform>
            <numerusform>Виходи відрізняються від базових у %1 з %n комірок: там робота не та сама.</numerusform>
            <numerusform>Виходи відрізняються від базових у %1 з %n комірок: там робота не та сама.</numerusform>
        </translation>
    </message>
    <message>
        <source>Outputs were not compared.</source>
        <translation>Виходи не порівнювалися.</translation>
    </message>
    <message>
        <source>Outputs agree with the baseline but for near ties.</source>
        <translation>Виходи збігаються з базовими, крім майже рівних випадків.</translation>
    </message>
    <message>
        <source>Outputs agree with the baseline.</source>
        <translation>Виходи збігаються з базовими.</translation>
    </message>
    <message>
        <source>Not valid: %1.</source>
        <translation>Недійсне: %1.</translation>
    </message>
    <message>
        <source>parallel</source>
        <translation>паралельно</translation>
    </message>
    <message>
        <source>What is hollow is not finished.</source>
        <translation>Порожнисті точки ще не завершені.</translation>
    </message>
    <message>
        <source>No run is chosen.</source>
        <translation>Запуск не вибрано.</translation>
    </message>
    <message>
        <source>There is no %1 cell in what was run.</source>
        <translation>Серед виконаного немає комірок «%1».</translation>
    </message>
    <message>
        <source>No %1 cell has finished a repeat yet.</source>
        <translation>Жодна комірка «%1» ще не завершила повтору.</translation>
    </message>
    <message>
        <source>Every %1 cell was skipped: %2</source>
        <translation>Усі комірки «%1» пропущено: %2</translation>
    </message>
    <message>
        <source>No %1 cell could be measured: %2</source>
        <translation>Жодну комірку «%1» не вдалося виміряти: %2</translation>
    </message>
    <message>
        <source>There is no cell in what was run.</source>
        <translation>Серед виконаного немає комірок.</translation>
    </message>
    <message>
        <source>panel</source>
        <translation>панель</translation>
    </message>
    <message>
        <source>series</source>
        <translation>ряд</translation>
    </message>
    <message>
        <source>low</source>
        <translation>нижня межа</translation>
    </message>
    <message>
        <source>high</source>
        <translation>верхня межа</translation>
    </message>
    <message>
        <source>bounds</source>
        <translation>межі</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>повтори</translation>
    </message>
    <message>
        <source>state</source>
        <translation>стан</translation>
    </message>
    <message>
        <source>none</source>
        <translation>немає</translation>
    </message>
    <message>
        <source>range</source>
        <translation>розмах</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>завершено</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>не завершено</translation>
    </message>
    <message>
        <source>The run that the cell is of.</source>
        <translation>Запуск, до якого належить комірка.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>усі</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no field of a cell: choose one of the field table.</source>
        <translation>«%1» не є полем комірки: виберіть поле з таблиці полів.</translation>
    </message>
    <message>
        <source>No cell has both %1 and %2 as numbers.</source>
        <translation>Жодна комірка не має чисел і для %1, і для %2.</translation>
    </message>
    <message>
        <source>cell</source>
        <translation>комірка</translation>
    </message>
    <message>
        <source>A point is a cell.</source>
        <translation>Точка — це комірка.</translation>
    </message>
    <message>
        <source>%1, by batch size; the line across is the sequential baseline.</source>
        <translation>%1 за розміром пакета; лінія впоперек — послідовна база.</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>мілісекунди</translation>
    </message>
    <message>
        <source>share that had come by then</source>
        <translation>частка, що надійшла до цього часу</translation>
    </message>
    <message>
        <source>No cell generates tokens: a forward pass has no latency of its own.</source>
        <translation>Жодна комірка не генерує токенів: прямий прохід не має власної затримки.</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>затримка</translation>
    </message>
    <message>
        <source>values</source>
        <translation>значення</translation>
    </message>
    <message>
        <source>least, ms</source>
        <translation>найменше, мс</translation>
    </message>
    <message>
        <source>median, ms</source>
        <translation>медіана, мс</translation>
    </message>
    <message>
        <source>90 %, ms</source>
        <translation>90 %, мс</translation>
    </message>
    <message>
        <source>95 %, ms</source>
        <translation>95 %, мс</translation>
    </message>
    <message>
        <source>99 %, ms</source>
        <translation>99 %, мс</translation>
    </message>
    <message>
        <source>most, ms</source>
        <translation>найбільше, мс</translation>
    </message>
    <message>
        <source>TTFT, time to first token</source>
        <translation>TTFT, час до першого токена</translation>
    </message>
    <message>
        <source>ITL, between two tokens</source>
        <translation>ITL, між двома токенами</translation>
    </message>
    <message>
        <source>Of all repeats together. TTFT: go → first token of a prompt, the wait for a place in a batch included; ITL: each gap between two tokens of a prompt. Of each way its largest cell; log axis.</source>
        <translation>За всіма повторами разом. TTFT: старт → перший токен промпту, разом з очікуванням місця в пакеті; ITL: кожен проміжок між двома токенами промпту. Для кожного способу — найбільша комірка; логарифмічна вісь.</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 ГБ</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>оцінка</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>ГБ</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>вид</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>спостережено</translation>
    </message>
    <message>
        <source>allocator</source>
        <translation>розподільник</translation>
    </message>
    <message>
        <source>allocator peak, GB</source>
        <translation>пік розподільника, ГБ</translation>
    </message>
    <message>
        <source>device level</source>
        <translation>рівень пристрою</translation>
    </message>
    <message>
        <source>device-level peak, GB</source>
        <translation>пік на рівні пристрою, ГБ</translation>
    </message>
    <message>
        <source>memory, GB</source>
        <translation>пам’ять, ГБ</translation>
    </message>
    <message>
        <source>No rank told how much memory it took.</source>
        <translation>Жоден ранг не повідомив, скільки пам’яті зайняв.</translation>
    </message>
    <message>
        <source>The largest of the repeats&apos; peaks, all ranks of a cell together: what the program&apos;s allocator gave out, and what the device had in use (of a CPU the processes&apos; resident memory); with the most prompts.</source>
        <translation>Найбільший з піків повторів, усі ранги комірки разом: скільки видав розподільник програми і скільки було зайнято на пристрої (на ЦП — резидентна пам’ять процесів); з найбільшою кількістю промптів.</translation>
    </message>
    <message>
        <source>The plan had no estimate.</source>
        <translation>План не мав оцінки.</translation>
    </message>
    <message>
        <source>Broken: the plan&apos;s estimate of weights, KV cache and activations.</source>
        <translation>Пунктир: оцінка плану для ваг, KV-кешу й активацій.</translation>
    </message>
    <message>
        <source>prompts/s</source>
        <translation>промпти/с</translation>
    </message>
    <message>
        <source>output tokens/s</source>
        <translation>вихідні токени/с</translation>
    </message>
    <message>
        <source>Generated tokens of real prompts ÷ wall time</source>
        <translation>Згенеровані токени справжніх промптів ÷ реальний час</translation>
    </message>
    <message>
        <source>Finished prompts ÷ wall time</source>
        <translation>Завершені промпти ÷ реальний час</translation>
    </message>
    <message>
        <source>Generated tokens of real prompts, of a forward pass finished prompts, ÷ wall time</source>
        <translation>Згенеровані токени справжніх промптів (для прямого проходу — завершені промпти) ÷ реальний час</translation>
    </message>
    <message>
        <source>distilgpt2 with Accelerate on one GPU, 100 prompts: 3.8× at batch 16</source>
        <translation>distilgpt2 з Accelerate на одному GPU, 100 промптів: 3.8× при пакеті 16</translation>
    </message>
    <message>
        <source>Llama-3-8B with Accelerate, 100 prompts, 9,479 to 10,000 tokens: 24 tokens/s one by one, 57 at batch 16</source>
        <translation>Llama-3-8B з Accelerate, 100 промптів, від 9,479 до 10,000 токенів: 24 токени/с по одному, 57 при пакеті 16</translation>
    </message>
    <message>
        <source>GPT-2 forward pass pipelined with PiPPy: 1.63× on two GPUs</source>
        <translation>Прямий прохід GPT-2 конвеєром PiPPy: 1.63× на двох GPU</translation>
    </message>
    <message>
        <source>published</source>
        <translation>опубліковано</translation>
    </message>
    <message>
        <source>efficiency</source>
        <translation>ефективність</translation>
    </message>
    <message>
        <source>Published: %1.</source>
        <translation>Опубліковано: %1.</translation>
    </message>
    <message>
        <source>repeat %1</source>
        <translation>повтор %1</translation>
    </message>
    <message>
        <source>outlier</source>
        <translation>викид</translation>
    </message>
    <message>
        <source>clock of GPU %1</source>
        <translation>частота GPU %1</translation>
    </message>
    <message>
        <source>seconds since each run&apos;s start</source>
        <translation>секунди від початку кожного запуску</translation>
    </message>
    <message>
        <source>seconds since the run&apos;s start</source>
        <translation>секунди від початку запуску</translation>
    </message>
    <message>
        <source>wall time, of its cell&apos;s median</source>
        <translation>реальний час відносно медіани комірки</translation>
    </message>
    <message>
        <source>repeat</source>
        <translation>повтор</translation>
    </message>
    <message>
        <source>seconds since start</source>
        <translation>секунди від початку</translation>
    </message>
    <message>
        <source>wall time, s</source>
        <translation>реальний час, с</translation>
    </message>
    <message>
        <source>of the median, %</source>
        <translation>від медіани, %</translation>
    </message>
    <message>
        <source>flags</source>
        <translation>позначки</translation>
    </message>
    <message>
        <source>clock, MHz</source>
        <translation>частота, МГц</translation>
    </message>
    <message>
        <source>MHz</source>
        <translation>МГц</translation>
    </message>
    <message>
        <source>Each point is a repeat, at the moment of go; hollow: flagged or an outlier, kept all the same (%1).</source>
        <translation>Кожна точка — повтор у момент старту; порожниста — з позначкою або викид, але збережена (%1).</translation>
    </message>
    <message>
        <source>No clocks were stored: they are read of NVIDIA GPUs only.</source>
        <translation>Частот не збережено: їх зчитують лише з GPU NVIDIA.</translation>
    </message>
    <message>
        <source>Below, the devices&apos; clocks while repeats ran.</source>
        <translation>Нижче — частоти пристроїв під час повторів.</translation>
    </message>
    <message>
        <source>ideal</source>
        <translation>ідеал</translation>
    </message>
    <message>
        <source>No mode was measured both on one device and on several, with all else equal.</source>
        <translation>Жоден режим не виміряно і на одному пристрої, і на кількох за інших рівних умов.</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>пакет %1</translation>
    </message>
    <message>
        <source>ranks</source>
        <translation>ранги</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>speed-up over 1 rank</source>
        <translation>прискорення проти 1 рангу</translation>
    </message>
    <message>
        <source>speed-up over 1 GPU</source>
        <translation>прискорення проти 1 GPU</translation>
    </message>
    <message>
        <source>Wall time of the same mode, batch and prompts on one rank ÷ wall time on more. Ranks share one device, so that more of them have no ideal, and efficiency is unavailable.</source>
        <translation>Реальний час того самого режиму, пакета й промптів на одному ранзі ÷ час на кількох. Ранги ділять один пристрій, тож більша їх кількість не має ідеалу, а ефективність недоступна.</translation>
    </message>
    <message>
        <source>Wall time of the same mode, batch and prompts on one GPU ÷ wall time on more; efficiency is that ÷ GPUs.</source>
        <translation>Реальний час того самого режиму, пакета й промптів на одному GPU ÷ час на кількох; ефективність — це значення ÷ кількість GPU.</translation>
    </message>
    <message>
        <source>Of each way its smallest and its largest batch.</source>
        <translation>Для кожного способу — найменший і найбільший пакет.</translation>
    </message>
    <message>
        <source>prompts %1</source>
        <translation>промпти %1</translation>
    </message>
    <message>
        <source>Every data-parallel cell has one rank: it has all prompts.</source>
        <translation>У кожній комірці з паралелізмом даних один ранг: усі промпти в нього.</translation>
    </message>
    <message>
        <source>prompts</source>
        <translation>промпти</translation>
    </message>
    <message>
        <source>generated tokens</source>
        <translation>згенеровані токени</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>ранг</translation>
    </message>
    <message>
        <source>share</source>
        <translation>частка</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>секунди</translation>
    </message>
    <message>
        <source>which prompts</source>
        <translation>які промпти</translation>
    </message>
    <message>
        <source>Prompts by rank and which prompts it had, counted from 1, in the repeat nearest the median. Of each rank count its largest cell.</source>
        <translation>Промпти за рангами і які саме (від 1), у повторі, найближчому до медіани. Для кожної кількості рангів — найбільша комірка.</translation>
    </message>
    <message>
        <source>Generated tokens of real prompts by rank and which prompts it had, counted from 1, in the repeat nearest the median. Of each rank count its largest cell.</source>
        <translation>Згенеровані токени справжніх промптів за рангами і які промпти ранг мав (від 1), у повторі, найближчому до медіани. Для кожної кількості рангів — найбільша комірка.</translation>
    </message>
    <message>
        <source>forward pass</source>
        <translation>прямий прохід</translation>
    </message>
    <message numerus="yes">
        <source>%n new token</source>
        <comment>%n new tokens</comment>
        <translation>
            <numerusform>%n новий токен</numerusform>
            <numerusform>%n нові токени</numerusform>
            <numerusform>%n нових токенів</numerusform>
        </translation>
    </message>
    <message>
        <source>total length %1</source>
        <translation>загальна довжина %1</translation>
    </message>
    <message numerus="yes">
        <source>random prompts of %n token</source>
        <comment>random prompts of %n tokens</comment>
        <translation>
            <numerusform>випадкові промпти по %n токену</numerusform>
            <numerusform>випадкові промпти по %n токени</numerusform>
            <numerusform>випадкові промпти по %n токенів</numerusform>
        </translation>
    </message>
    <message>
        <source>typed prompts</source>
        <translation>введені промпти</translation>
    </message>
    <message>
        <source>stage %1</source>
        <translation>стадія %1</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>ранг %1</translation>
    </message>
    <message>
        <source>GPU %1</source>
        <translation>GPU %1</translation>
    </message>
    <message>
        <source>in groups</source>
        <translation>групами</translation>
    </message>
    <message>
        <source>speed-up over sequential</source>
        <translation>прискорення проти послідовного</translation>
    </message>
    <message>
        <source>ideal: batch size, at most the prompt count</source>
        <translation>ідеал: розмір пакета, не більше кількості промптів</translation>
    </message>
    <message>
        <source>ideal: batch × GPUs, at most the prompt count</source>
        <translation>ідеал: пакет × GPU, не більше кількості промптів</translation>
    </message>
    <message>
        <source>No sequential cell with the same model, precision and prompts has finished a repeat: there is nothing to hold the others against.</source>
        <translation>Жодна послідовна комірка з тими самими моделлю, точністю й промптами не завершила повтору: немає з чим порівнювати.</translation>
    </message>
    <message>
        <source>Wall time of the sequential cell ÷ wall time of each cell: same prompts, tokens and precision, start-up not included.</source>
        <translation>Реальний час послідовної комірки ÷ реальний час кожної: ті самі промпти, токени й точність, без запуску.</translation>
    </message>
    <message>
        <source>Ranks share one device, so that more of them have no ideal of their own.</source>
        <translation>Ранги ділять один пристрій, тож більша їх кількість не має власного ідеалу.</translation>
    </message>
    <message>
        <source>%1, random weights</source>
        <translation>%1, випадкові ваги</translation>
    </message>
    <message>
        <source>%1, weights not read yet</source>
        <translation>%1, ваги ще не прочитано</translation>
    </message>
    <message>
        <source>%1, weights %2</source>
        <translation>%1, ваги %2</translation>
    </message>
    <message numerus="yes">
        <source>%n model</source>
        <comment>%n models</comment>
        <translation>
            <numerusform>%n модель</numerusform>
            <numerusform>%n моделі</numerusform>
            <numerusform>%n моделей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n precision</source>
        <comment>%n precisions</comment>
        <translation>
            <numerusform>%n точність</numerusform>
            <numerusform>%n точності</numerusform>
            <numerusform>%n точностей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n length</source>
        <comment>%n lengths</comment>
        <translation>
            <numerusform>%n довжина</numerusform>
            <numerusform>%n довжини</numerusform>
            <numerusform>%n довжин</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machine</source>
        <comment>%n machines</comment>
        <translation>
            <numerusform>%n машина</numerusform>
            <numerusform>%n машини</numerusform>
            <numerusform>%n машин</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>Wall time from go to the last token on the host, log axis; of each way its largest batch.</source>
        <translation>Реальний час від старту до останнього токена на хості, логарифмічна вісь; для кожного способу — найбільший пакет.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>%1 bubble</source>
        <translation>%1 бульбашка</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>виміряно</translation>
    </message>
    <message>
        <source>ideal, equal stages</source>
        <translation>ідеал, рівні стадії</translation>
    </message>
    <message>
        <source>%1: mean bubble %2, ideal of one pass (%3−1)/(%4+%3−1) = %5.</source>
        <translation>%1: середня бульбашка %2, ідеал одного проходу (%3−1)/(%4+%3−1) = %5.</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>стадія</translation>
    </message>
    <message>
        <source>chunk</source>
        <translation>фрагмент</translation>
    </message>
    <message>
        <source>step</source>
        <translation>крок</translation>
    </message>
    <message>
        <source>start, ms</source>
        <translation>початок, мс</translation>
    </message>
    <message>
        <source>end, ms</source>
        <translation>кінець, мс</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>розклад</translation>
    </message>
    <message>
        <source>Shown at first: the first %1; bubbles are of the whole repeat.</source>
        <translation>Спершу показано перші %1; бульбашки — за весь повтор.</translation>
    </message>
    <message>
        <source>time since go, ms</source>
        <translation>час від старту, мс</translation>
    </message>
    <message>
        <source>The pipeline cells have one stage, or no times of their stages were recorded.</source>
        <translation>Комірки конвеєра мають одну стадію, або часів їхніх стадій не записано.</translation>
    </message>
    <message>
        <source>One repeat, the one nearest the median: when each stage computed which chunk (numbered); bubble: idle while other stages work.</source>
        <translation>Один повтор, найближчий до медіани: коли яка стадія обчислювала який фрагмент (за номером); бульбашка: простій, поки працюють інші стадії.</translation>
    </message>
    <message>
        <source>one by one</source>
        <translation>по одному</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>пакет</translation>
    </message>
    <message>
        <source>median TPOT, ms</source>
        <translation>медіана TPOT, мс</translation>
    </message>
    <message>
        <source>No cell generates two tokens or more per prompt: there is no time between tokens.</source>
        <translation>Жодна комірка не генерує двох чи більше токенів на промпт: часу між токенами немає.</translation>
    </message>
    <message>
        <source>Generated tokens of real prompts ÷ wall time against the median time per output token, (last token − first) ÷ (tokens − 1); up and to the left is better. Numbers are batch sizes.</source>
        <translation>Згенеровані токени справжніх промптів ÷ реальний час проти медіанного часу на вихідний токен, (останній токен − перший) ÷ (токени − 1); краще — вище й лівіше. Числа — розміри пакетів.</translation>
    </message>
    <message>
        <source>%1: %2× over sequential.</source>
        <translation>%1: %2× проти послідовного.</translation>
    </message>
    <message>
        <source>device</source>
        <translation>пристрій</translation>
    </message>
    <message>
        <source>%1, s</source>
        <translation>%1, с</translation>
    </message>
    <message>
        <source>s</source>
        <translation>с</translation>
    </message>
    <message>
        <source>One repeat of each mode&apos;s largest cell, the one nearest the median; the parts of a device add up to the wall time. Padding waste by token positions; part-full batches: time beyond their rows&apos; share of a full batch.</source>
        <translation>Один повтор найбільшої комірки кожного режиму, найближчий до медіани; частини пристрою в сумі дають реальний час. Втрати на доповнення — за позиціями токенів; неповні пакети: час понад частку їхніх рядків у повному пакеті.</translation>
    </message>
    <message>
        <source>No times of stages were recorded: a bubble is part of communication there.</source>
        <translation>Часів стадій не записано: бульбашка там входить до обміну.</translation>
    </message>
    <message>
        <source>%1 in %2, up to %3 in one</source>
        <translation>%1 у %2, до %3 в одному</translation>
    </message>
    <message numerus="yes">
        <source>%1 after %n repeat</source>
        <comment>%1 after %n repeats</comment>
        <translation>
            <numerusform>%1 після %n повтору</numerusform>
            <numerusform>%1 після %n повторів</numerusform>
            <numerusform>%1 після %n повторів</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, ideal</source>
        <translation>%1, ідеал</translation>
    </message>
    <message>
        <source>from</source>
        <translation>від</translation>
    </message>
    <message>
        <source>takes</source>
        <translation>триває</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Комірки</translation>
    </message>
    <message>
        <source>Shown are the first %1 of %2 panels; the data has all.</source>
        <translation>Показано перші %1 з %2 панелей; у даних є всі.</translation>
    </message>
    <message>
        <source>The numbers of this chart</source>
        <translation>Числа цієї діаграми</translation>
    </message>
    <message>
        <source>The first %1 of %2 rows; the data has all.</source>
        <translation>Перші %1 з %2 рядків; у даних є всі.</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Відношення</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Вердикт</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Чому</translation>
    </message>
    <message>
        <source>Comparison with %1</source>
        <translation>Порівняння з %1</translation>
    </message>
    <message>
        <source>Wall time of the reference ÷ wall time of the other run, per cell: above 1 is faster. Verdicts hold for all cells of a table together (Holm), with a margin of 1&#xa0;%.</source>
        <translation>Реальний час еталона ÷ реальний час іншого запуску, за комірками: більше 1 — швидше. Вердикти чинні для всіх комірок таблиці разом (Холм), із запасом 1&#xa0;%.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Дані</translation>
    </message>
    <message>
        <source>a line per cell: settings, results, environment</source>
        <translation>рядок на комірку: налаштування, результати, середовище</translation>
    </message>
    <message>
        <source>a line per repeat and rank: every raw sample</source>
        <translation>рядок на повтор і ранг: усі сирі вибірки</translation>
    </message>
    <message>
        <source>cell %1</source>
        <translation>комірка %1</translation>
    </message>
    <message>
        <source>cells %1</source>
        <translation>комірки %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 against %2: %3.</source>
        <translation>%1 проти %2: %3.</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (від %2 до %3)</translation>
    </message>
    <message numerus="yes">
        <source>%1 against %2: %3 in the geometric mean over %4 of %n cell; %5.</source>
        <comment>%1 against %2: %3 in the geometric mean over %4 of %n cells; %5.</comment>
        <translation>
            <numerusform>%1 проти %2: %3 у середньому геометричному за %4 з %n комірки; %5.</numerusform>
            <numerusform>%1 проти %2: %3 у середньому геометричному за %4 з %n комірок; %5.</numerusform>
            <numerusform>%1 проти %2: %3 у середньому геометричному за %4 з %n комірок; %5.</numerusform>
        </translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Висновки</translation>
    </message>
    <message>
        <source>%1 (%2) is too large for this page: `throughline export` writes it.</source>
        <translation>%1 (%2) завеликий для цієї сторінки: його запише `throughline export`.</translation>
    </message>
    <message numerus="yes">
        <source>%n warm-up pass</source>
        <comment>%n warm-up passes</comment>
        <translation>
            <numerusform>%n прохід прогріву</numerusform>
            <numerusform>%n проходи прогріву</numerusform>
            <numerusform>%n проходів прогріву</numerusform>
        </translation>
    </message>
    <message>
        <source>Protocol %1: at least %2, then %3.</source>
        <translation>Протокол «%1»: щонайменше %2, потім %3.</translation>
    </message>
    <message>
        <source>Protocol %1: at least %2, then %3, until the interval of the median is within ±%4&#xa0;% or %5 s are spent.</source>
        <translation>Протокол «%1»: щонайменше %2, потім %3, доки інтервал медіани не вкладеться в ±%4&#xa0;% або не мине %5 с.</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Величина</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Одиниця</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Означення</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Метод</translation>
    </message>
    <message>
        <source>Values are medians over repeats. Intervals are 95&#xa0;% percentile bootstrap intervals of the median (10,000 resamples, fixed seed); below 5 repeats the range is shown and comparisons stay undecided. Every repeat is kept: outliers are counted, never removed. Warm-up passes are not repeats.</source>
        <translation>Значення — медіани за повторами. Інтервали — 95&#xa0;% процентильні бутстреп-інтервали медіани (10,000 перевибірок, фіксоване зерно); якщо повторів менше 5, показано розмах, а порівняння лишаються невизначеними. Зберігається кожен повтор: викиди рахують, але ніколи не вилучають. Проходи прогріву не є повторами.</translation>
    </message>
    <message>
        <source>Wall time runs from the moment all ranks are ready and told to go until the last rank&apos;s last token is on the host. The baseline of a speed-up is the sequential cell with the same model, prompts, token counts and precision.</source>
        <translation>Реальний час триває від миті, коли всі ранги готові й отримали команду старту, до останнього токена останнього рангу на хості. База прискорення — послідовна комірка з тими самими моделлю, промптами, кількістю токенів і точністю.</translation>
    </message>
    <message>
        <source>Cells of two runs are paired when all axes are equal. A verdict is faster or slower when the interval of the ratio of medians excludes 1 by more than the margin, same when it lies inside the margin, otherwise undecided; p-values are corrected for the number of cells (Holm).</source>
        <translation>Комірки двох запусків утворюють пару, коли всі осі однакові. Вердикт — швидше або повільніше, якщо інтервал відношення медіан віддалений від 1 більше, ніж на запас; однаково, якщо він лежить у межах запасу; інакше — не визначено; p-значення скориговано на кількість комірок (Холм).</translation>
    </message>
    <message>
        <source>Throughline, for %1</source>
        <translation>Throughline, для %1</translation>
    </message>
    <message>
        <source>January</source>
        <translation>січня</translation>
    </message>
    <message>
        <source>February</source>
        <translation>лютого</translation>
    </message>
    <message>
        <source>March</source>
        <translation>березня</translation>
    </message>
    <message>
        <source>April</source>
        <translation>квітня</translation>
    </message>
    <message>
        <source>May</source>
        <translation>травня</translation>
    </message>
    <message>
        <source>June</source>
        <translation>червня</translation>
    </message>
    <message>
        <source>July</source>
        <translation>липня</translation>
    </message>
    <message>
        <source>August</source>
        <translation>серпня</translation>
    </message>
    <message>
        <source>September</source>
        <translation>вересня</translation>
    </message>
    <message>
        <source>October</source>
        <translation>жовтня</translation>
    </message>
    <message>
        <source>November</source>
        <translation>листопада</translation>
    </message>
    <message>
        <source>December</source>
        <translation>грудня</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>запуск %1</translation>
    </message>
    <message>
        <source>runs %1</source>
        <translation>запуски %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 against %n run</source>
        <comment>%1 against %n runs</comment>
        <translation>
            <numerusform>%1 проти %n запуску</numerusform>
            <numerusform>%1 проти %n запусків</numerusform>
            <numerusform>%1 проти %n запусків</numerusform>
        </translation>
    </message>
    <message>
        <source>needs two runs</source>
        <translation>потрібні два запуски</translation>
    </message>
    <message>
        <source>nothing was measured</source>
        <translation>нічого не виміряно</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Порівняння</translation>
    </message>
    <message>
        <source>Settings and environment</source>
        <translation>Налаштування й середовище</translation>
    </message>
    <message>
        <source>Data as CSV</source>
        <translation>Дані як CSV</translation>
    </message>
    <message>
        <source>Prose</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>In all rows: %1.</source>
        <translation>В усіх рядках: %1.</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/с</translation>
    </message>
    <message>
        <source>measured read bandwidth</source>
        <translation>виміряна швидкість читання</translation>
    </message>
    <message>
        <source>measured fp32 rate</source>
        <translation>виміряна швидкодія fp32</translation>
    </message>
    <message>
        <source>measured tf32 rate</source>
        <translation>виміряна швидкодія tf32</translation>
    </message>
    <message>
        <source>measured fp16 rate</source>
        <translation>виміряна швидкодія fp16</translation>
    </message>
    <message>
        <source>measured bf16 rate</source>
        <translation>виміряна швидкодія bf16</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Запуски</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Запуск</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Ід.</translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation>Початок (UTC)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Назва</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значення</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Що відрізняється</translation>
    </message>
    <message>
        <source>What differs, continued</source>
        <translation>Що відрізняється (далі)</translation>
    </message>
    <message>
        <source>Settings of %1</source>
        <translation>Налаштування %1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Налаштування</translation>
    </message>
    <message>
        <source>Environment of %1</source>
        <translation>Середовище %1</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Середовище</translation>
    </message>
    <message>
        <source>The HTML, Markdown and LaTeX forms of this report carry its numbers; `throughline export RUN --csv summary.csv --raw raw.csv` writes them.</source>
        <translation>Числа цього звіту є в його формах HTML, Markdown і LaTeX; їх запише `throughline export RUN --csv summary.csv --raw raw.csv`.</translation>
    </message>
    <message>
        <source>a pass of %1 is too short for the device&apos;s energy counter; 500 ms are enough, with more prompts or tokens</source>
        <translation>прохід у %1 закороткий для лічильника енергії пристрою; досить 500 мс, з більшою кількістю промптів чи токенів</translation>
    </message>
    <message>
        <source>the device&apos;s energy counter did not move</source>
        <translation>лічильник енергії пристрою не змінився</translation>
    </message>
    <message>
        <source>only NVIDIA GPUs tell this program what energy they take</source>
        <translation>лише GPU NVIDIA повідомляють цій програмі про енергію</translation>
    </message>
    <message>
        <source>Preset, folder or hub name of the model.</source>
        <translation>Пресет, тека або назва моделі в хабі.</translation>
    </message>
    <message>
        <source>Number format of weights and activations.</source>
        <translation>Числовий формат ваг і активацій.</translation>
    </message>
    <message>
        <source>How the work is spread over ranks.</source>
        <translation>Як роботу розподілено між рангами.</translation>
    </message>
    <message>
        <source>Worker processes: copies, stages or shards.</source>
        <translation>Робочі процеси: копії, стадії або частини.</translation>
    </message>
    <message>
        <source>Rows per rank (data-parallel) or in all (pipeline).</source>
        <translation>Рядків на ранг (паралелізм даних) або разом (конвеєр).</translation>
    </message>
    <message>
        <source>Micro-batches that a pipeline&apos;s batch is cut into.</source>
        <translation>Мікропакети, на які ділять пакет конвеєра.</translation>
    </message>
    <message>
        <source>Prompts of one pass.</source>
        <translation>Промпти одного проходу.</translation>
    </message>
    <message>
        <source>Devices that ranks run on.</source>
        <translation>Пристрої, на яких працюють ранги.</translation>
    </message>
    <message>
        <source>CPU threads over all ranks of a cell; 0 is all cores.</source>
        <translation>Потоки ЦП на всі ранги комірки; 0 — усі ядра.</translation>
    </message>
    <message>
        <source>Generate tokens, or one forward pass.</source>
        <translation>Генерувати токени або один прямий прохід.</translation>
    </message>
    <message>
        <source>Tokens generated per prompt.</source>
        <translation>Згенерованих токенів на промпт.</translation>
    </message>
    <message>
        <source>Prompt and generated tokens together.</source>
        <translation>Токени промпту й згенеровані разом.</translation>
    </message>
    <message>
        <source>What a forward pass ends in.</source>
        <translation>Чим закінчується прямий прохід.</translation>
    </message>
    <message>
        <source>Labels of the classification head.</source>
        <translation>Мітки голови класифікації.</translation>
    </message>
    <message>
        <source>Where the prompts come from.</source>
        <translation>Звідки беруться промпти.</translation>
    </message>
    <message>
        <source>Whether the tokenizer adds its special tokens.</source>
        <translation>Чи додає токенізатор свої спеціальні токени.</translation>
    </message>
    <message>
        <source>Longest prompt; longer ones are cut. 0 is no limit.</source>
        <translation>Найдовший промпт; довші обрізають. 0 — без обмеження.</translation>
    </message>
    <message>
        <source>What happens to a prompt as long as the total length.</source>
        <translation>Що робити з промптом завдовжки з загальну довжину.</translation>
    </message>
    <message>
        <source>Side on which short rows are padded; none: rows keep their own lengths.</source>
        <translation>З якого боку доповнюють короткі рядки; none: рядки зберігають свою довжину.</translation>
    </message>
    <message>
        <source>Rows are padded to a multiple of this.</source>
        <translation>Рядки доповнюють до кратного цьому.</translation>
    </message>
    <message>
        <source>Whether an end-of-sequence token ends a prompt.</source>
        <translation>Чи завершує промпт токен кінця послідовності.</translation>
    </message>
    <message>
        <source>How prompts are split over data-parallel ranks.</source>
        <translation>Як промпти ділять між рангами паралелізму даних.</translation>
    </message>
    <message>
        <source>Repeat the last prompt until all ranks hold as many.</source>
        <translation>Повторювати останній промпт, доки в усіх рангів їх не буде порівну.</translation>
    </message>
    <message>
        <source>A pipeline stage ends after each of these layers.</source>
        <translation>Стадія конвеєра закінчується після кожного з цих шарів.</translation>
    </message>
    <message>
        <source>Which pipeline ranks hold the outputs.</source>
        <translation>Які ранги конвеєра мають виходи.</translation>
    </message>
    <message>
        <source>Sequential in groups of so many prompts; 0 is off.</source>
        <translation>Послідовно групами по стільки промптів; 0 — вимкнено.</translation>
    </message>
    <message>
        <source>Tokenizing ahead of, or inside, the timed span.</source>
        <translation>Токенізація до вимірюваного проміжку чи в ньому.</translation>
    </message>
    <message>
        <source>Threads that prepare batches.</source>
        <translation>Потоки, що готують пакети.</translation>
    </message>
    <message>
        <source>Label the cell, or halve the batch and go on.</source>
        <translation>Позначити комірку або зменшити пакет удвічі й продовжити.</translation>
    </message>
    <message>
        <source>Warm-ups, repeats, interval and budget.</source>
        <translation>Прогріви, повтори, інтервал і бюджет.</translation>
    </message>
    <message>
        <source>Seed of random weights.</source>
        <translation>Зерно випадкових ваг.</translation>
    </message>
    <message>
        <source>Folder that logits are written to; for tests.</source>
        <translation>Тека, куди записують логіти; для тестів.</translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation>недоступно</translation>
    </message>
    <message>
        <source>TB</source>
        <translation>ТБ</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>МБ</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>кБ</translation>
    </message>
    <message>
        <source>B</source>
        <translation>Б</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>мс</translation>
    </message>
    <message>
        <source>µs</source>
        <translation>мкс</translation>
    </message>
    <message>
        <source>ns</source>
        <translation>нс</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 хв</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 хв %2 с</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 год</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 год %2 хв</translation>
    </message>
    <message numerus="yes">
        <source>%n cell</source>
        <comment>%n cells</comment>
        <translation>
            <numerusform>%n комірка</numerusform>
            <numerusform>%n комірки</numerusform>
            <numerusform>%n комірок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunk</source>
        <comment>%n chunks</comment>
        <translation>
            <numerusform>%n фрагмент</numerusform>
            <numerusform>%n фрагменти</numerusform>
            <numerusform>%n фрагментів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n core</source>
        <comment>%n cores</comment>
        <translation>
            <numerusform>%n ядро</numerusform>
            <numerusform>%n ядра</numerusform>
            <numerusform>%n ядер</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU</source>
        <comment>%n GPUs</comment>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPU</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layer</source>
        <comment>%n layers</comment>
        <translation>
            <numerusform>%n шар</numerusform>
            <numerusform>%n шари</numerusform>
            <numerusform>%n шарів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outlier</source>
        <comment>%n outliers</comment>
        <translation>
            <numerusform>%n викид</numerusform>
            <numerusform>%n викиди</numerusform>
            <numerusform>%n викидів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point</source>
        <comment>%n points</comment>
        <translation>
            <numerusform>%n точка</numerusform>
            <numerusform>%n точки</numerusform>
            <numerusform>%n точок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt</source>
        <comment>%n prompts</comment>
        <translation>
            <numerusform>%n промпт</numerusform>
            <numerusform>%n промпти</numerusform>
            <numerusform>%n промптів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rank</source>
        <comment>%n ranks</comment>
        <translation>
            <numerusform>%n ранг</numerusform>
            <numerusform>%n ранги</numerusform>
            <numerusform>%n рангів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repeat</source>
        <comment>%n repeats</comment>
        <translation>
            <numerusform>%n повтор</numerusform>
            <numerusform>%n повтори</numerusform>
            <numerusform>%n повторів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row</source>
        <comment>%n rows</comment>
        <translation>
            <numerusform>%n рядок</numerusform>
            <numerusform>%n рядки</numerusform>
            <numerusform>%n рядків</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run</source>
        <comment>%n runs</comment>
        <translation>
            <numerusform>%n запуск</numerusform>
            <numerusform>%n запуски</numerusform>
            <numerusform>%n запусків</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n square</source>
        <comment>%n squares</comment>
        <translation>
            <numerusform>%n квадрат</numerusform>
            <numerusform>%n квадрати</numerusform>
            <numerusform>%n квадратів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stage</source>
        <comment>%n stages</comment>
        <translation>
            <numerusform>%n стадія</numerusform>
            <numerusform>%n стадії</numerusform>
            <numerusform>%n стадій</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token</source>
        <comment>%n tokens</comment>
        <translation>
            <numerusform>%n токен</numerusform>
            <numerusform>%n токени</numerusform>
            <numerusform>%n токенів</numerusform>
        </translation>
    </message>
    <message>
        <source>the baseline that every other mode is held against</source>
        <translation>база, з якою порівнюють усі інші режими</translation>
    </message>
    <message>
        <source>this build computes on the CPU</source>
        <translation>ця збірка обчислює на ЦП</translation>
    </message>
    <message>
        <source>all cores that this process may use</source>
        <translation>усі ядра, доступні цьому процесу</translation>
    </message>
    <message>
        <source>neither newTokens nor totalLength was given</source>
        <translation>не задано ні newTokens, ні totalLength</translation>
    </message>
    <message>
        <source>what the %1 protocol means</source>
        <translation>що означає протокол «%1»</translation>
    </message>
    <message>
        <source>auto on a GPU</source>
        <translation>auto на GPU</translation>
    </message>
    <message>
        <source>auto on a CPU</source>
        <translation>auto на ЦП</translation>
    </message>
    <message>
        <source>%1; its weights are stored as %2</source>
        <translation>%1; ваги збережено як %2</translation>
    </message>
    <message>
        <source>this build computes on the CPU only</source>
        <translation>ця збірка обчислює лише на ЦП</translation>
    </message>
    <message>
        <source>the one GPU is %1</source>
        <translation>єдиний GPU — %1</translation>
    </message>
    <message>
        <source>the GPUs are %1</source>
        <translation>наявні GPU: %1</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>id %1</translation>
    </message>
    <message>
        <source>a preset has no tokenizer: text becomes bytes</source>
        <translation>пресет не має токенізатора: текст стає байтами</translation>
    </message>
    <message>
        <source>its tokenizer adds none</source>
        <translation>його токенізатор нічого не додає</translation>
    </message>
    <message>
        <source>%1 before each prompt</source>
        <translation>%1 перед кожним промптом</translation>
    </message>
    <message>
        <source>%1 behind each prompt</source>
        <translation>%1 після кожного промпту</translation>
    </message>
    <message>
        <source>%1 before and %2 behind each prompt</source>
        <translation>%1 перед кожним промптом і %2 після</translation>
    </message>
    <message>
        <source>what its tokenizer adds</source>
        <translation>що додає його токенізатор</translation>
    </message>
    <message>
        <source>the model names no eos_token_id: every prompt yields the tokens asked for</source>
        <translation>модель не має eos_token_id: кожен промпт дає стільки токенів, скільки задано</translation>
    </message>
    <message>
        <source> or </source>
        <translation> або </translation>
    </message>
    <message>
        <source>%1 ends a prompt</source>
        <translation>%1 завершує промпт</translation>
    </message>
    <message>
        <source>eos_token_id in %1</source>
        <translation>eos_token_id у %1</translation>
    </message>
    <message>
        <source>%1 ends no prompt</source>
        <translation>%1 не завершує промпту</translation>
    </message>
    <message>
        <source>endOfSequence is ignored: every prompt yields the tokens asked for</source>
        <translation>endOfSequence знехтувано: кожен промпт дає стільки токенів, скільки задано</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %n token</source>
        <comment>%1 to %n tokens</comment>
        <translation>
            <numerusform>від %1 до %n токена</numerusform>
            <numerusform>від %1 до %n токенів</numerusform>
            <numerusform>від %1 до %n токенів</numerusform>
        </translation>
    </message>
    <message>
        <source>none is cut</source>
        <translation>нічого не обрізано</translation>
    </message>
    <message>
        <source>cut to %1 at most, by truncateTo</source>
        <translation>обрізано щонайбільше до %1 через truncateTo</translation>
    </message>
    <message>
        <source>cut to %1 at most: the total length leaves one to generate</source>
        <translation>обрізано щонайбільше до %1: загальна довжина лишає один для генерування</translation>
    </message>
    <message>
        <source>the longest prompt and what follows it, for which each row of the KV cache has room</source>
        <translation>найдовший промпт і те, що за ним: стільки місця має кожен рядок KV-кешу</translation>
    </message>
    <message>
        <source>the longest prompt; a forward pass keeps no KV cache</source>
        <translation>найдовший промпт; прямий прохід не тримає KV-кешу</translation>
    </message>
    <message>
        <source>%1; layers with a window look back at %2</source>
        <translation>%1; шари з вікном бачать назад %2</translation>
    </message>
    <message>
        <source>%1 of the model&apos;s %2</source>
        <translation>%1 з %2 у моделі</translation>
    </message>
    <message>
        <source>any would do: padding is masked, no output sees it</source>
        <translation>підійде будь-який: доповнення замасковане, виходи його не бачать</translation>
    </message>
    <message numerus="yes">
        <source>%n warm-up</source>
        <comment>%n warm-ups</comment>
        <translation>
            <numerusform>%n прогрів</numerusform>
            <numerusform>%n прогріви</numerusform>
            <numerusform>%n прогрівів</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 until ± %2 %</source>
        <translation>%1 до ± %2 %</translation>
    </message>
    <message>
        <source>%1 s at most</source>
        <translation>щонайбільше %1 с</translation>
    </message>
    <message>
        <source>How the cell ended.</source>
        <translation>Як завершилася комірка.</translation>
    </message>
    <message>
        <source>Rows of a batch as it ran: fewer than asked where it was halved for memory.</source>
        <translation>Рядків у пакеті насправді: менше заданого, якщо його зменшено через пам’ять.</translation>
    </message>
    <message>
        <source>Measured passes.</source>
        <translation>Виміряні проходи.</translation>
    </message>
    <message>
        <source>All ranks told to go until the last rank&apos;s last token is on the host: median.</source>
        <translation>Від команди старту всім рангам до останнього токена останнього рангу на хості: медіана.</translation>
    </message>
    <message>
        <source>Lower end of the median&apos;s 95 % bootstrap interval.</source>
        <translation>Нижня межа 95 % бутстреп-інтервалу медіани.</translation>
    </message>
    <message>
        <source>Upper end of the median&apos;s 95 % bootstrap interval.</source>
        <translation>Верхня межа 95 % бутстреп-інтервалу медіани.</translation>
    </message>
    <message>
        <source>Shortest repeat.</source>
        <translation>Найкоротший повтор.</translation>
    </message>
    <message>
        <source>Longest repeat.</source>
        <translation>Найдовший повтор.</translation>
    </message>
    <message>
        <source>Repeats further than 5 · 1.4826 · MAD from the median; kept.</source>
        <translation>Повтори, віддалені від медіани більше ніж на 5 · 1.4826 · MAD; збережені.</translation>
    </message>
    <message>
        <source>Generated tokens of real prompts ÷ wall time.</source>
        <translation>Згенеровані токени справжніх промптів ÷ реальний час.</translation>
    </message>
    <message>
        <source>Lower end of its 95 % interval.</source>
        <translation>Нижня межа 95 % інтервалу.</translation>
    </message>
    <message>
        <source>Upper end of its 95 % interval.</source>
        <translation>Верхня межа 95 % інтервалу.</translation>
    </message>
    <message>
        <source>(Prompt + generated tokens) ÷ wall time.</source>
        <translation>(Токени промпту + згенеровані) ÷ реальний час.</translation>
    </message>
    <message>
        <source>Finished prompts ÷ wall time.</source>
        <translation>Завершені промпти ÷ реальний час.</translation>
    </message>
    <message>
        <source>Go → first generated token of a prompt: median over prompts.</source>
        <translation>Старт → перший згенерований токен промпту: медіана за промптами.</translation>
    </message>
    <message>
        <source>(Last token − first token) ÷ (tokens − 1) of a prompt: median over prompts.</source>
        <translation>(Останній токен − перший токен) ÷ (токени − 1) промпту: медіана за промптами.</translation>
    </message>
    <message>
        <source>Gap between two tokens of a prompt: median over all gaps.</source>
        <translation>Проміжок між двома токенами промпту: медіана за всіма.</translation>
    </message>
    <message>
        <source>Baseline wall time ÷ this cell&apos;s wall time.</source>
        <translation>Реальний час бази ÷ реальний час цієї комірки.</translation>
    </message>
    <message>
        <source>The same with each side&apos;s load and preparation time added.</source>
        <translation>Те саме з доданим часом завантаження й підготовки обох сторін.</translation>
    </message>
    <message>
        <source>From how many prompts on this way wins, start-up included.</source>
        <translation>Від скількох промптів цей спосіб виграє, разом із запуском.</translation>
    </message>
    <message>
        <source>Speed-up over the same mode on one device ÷ devices.</source>
        <translation>Прискорення проти того самого режиму на одному пристрої ÷ пристрої.</translation>
    </message>
    <message>
        <source>Mean over stages: idle while other stages work ÷ wall time.</source>
        <translation>Середнє за стадіями: простій, поки працюють інші, ÷ реальний час.</translation>
    </message>
    <message>
        <source>(p−1)/(m+p−1) for one pass of m chunks through p stages.</source>
        <translation>(p−1)/(m+p−1) для одного проходу m фрагментів через p стадій.</translation>
    </message>
    <message>
        <source>Padded and finished positions ÷ all positions computed.</source>
        <translation>Доповнені й завершені позиції ÷ усі обчислені позиції.</translation>
    </message>
    <message>
        <source>Process start → weights on the device, slowest rank.</source>
        <translation>Початок процесу → ваги на пристрої, найповільніший ранг.</translation>
    </message>
    <message>
        <source>Of the slowest rank&apos;s load: reading the files.</source>
        <translation>Із завантаження найповільнішого рангу: читання файлів.</translation>
    </message>
    <message>
        <source>Of the slowest rank&apos;s load: moving weights to the device.</source>
        <translation>Із завантаження найповільнішого рангу: перенесення ваг на пристрій.</translation>
    </message>
    <message>
        <source>Of the slowest rank&apos;s load: converting and packing.</source>
        <translation>Із завантаження найповільнішого рангу: перетворення й пакування.</translation>
    </message>
    <message>
        <source>Cache and buffers of this cell, slowest rank.</source>
        <translation>Кеш і буфери цієї комірки, найповільніший ранг.</translation>
    </message>
    <message>
        <source>Texts to token ids, ahead of all passes.</source>
        <translation>Тексти в id токенів, перед усіма проходами.</translation>
    </message>
    <message>
        <source>Allocator&apos;s peak, largest rank.</source>
        <translation>Пік розподільника, найбільший ранг.</translation>
    </message>
    <message>
        <source>Device-level peak, largest rank: resident memory of the process on a CPU.</source>
        <translation>Пік на рівні пристрою, найбільший ранг: на ЦП — резидентна пам’ять процесу.</translation>
    </message>
    <message>
        <source>Decode tokens/s ÷ what the device&apos;s measured ceilings allow.</source>
        <translation>Токени/с у decode ÷ що дозволяють виміряні межі пристрою.</translation>
    </message>
    <message>
        <source>Energy of all devices over the timed span ÷ generated tokens: median.</source>
        <translation>Енергія всіх пристроїв за вимірюваний проміжок ÷ згенеровані токени: медіана.</translation>
    </message>
    <message>
        <source>Energy of all devices over the timed span of a repeat: median.</source>
        <translation>Енергія всіх пристроїв за вимірюваний проміжок повтору: медіана.</translation>
    </message>
    <message>
        <source>Energy ÷ time, all devices together: median.</source>
        <translation>Енергія ÷ час, усі пристрої разом: медіана.</translation>
    </message>
    <message>
        <source>Why energy and power are unavailable.</source>
        <translation>Чому енергія й потужність недоступні.</translation>
    </message>
    <message>
        <source>Hottest device while measured.</source>
        <translation>Найгарячіший пристрій під час вимірювання.</translation>
    </message>
    <message>
        <source>Why a device&apos;s clocks were not higher.</source>
        <translation>Чому частоти пристрою не були вищими.</translation>
    </message>
    <message>
        <source>Other processes on the cell&apos;s devices, with the device memory they had.</source>
        <translation>Інші процеси на пристроях комірки з їхньою пам’яттю.</translation>
    </message>
    <message>
        <source>Tokens of the cell&apos;s prompts.</source>
        <translation>Токени промптів комірки.</translation>
    </message>
    <message>
        <source>Tokens generated in one repeat.</source>
        <translation>Токени, згенеровані за один повтор.</translation>
    </message>
    <message>
        <source>Whether the outputs equal the baseline&apos;s.</source>
        <translation>Чи збігаються виходи з базовими.</translation>
    </message>
    <message>
        <source>Valid, or the reasons why not.</source>
        <translation>Дійсне чи причини, чому ні.</translation>
    </message>
    <message>
        <source>Whether the quick protocol measured it.</source>
        <translation>Чи виміряно швидким протоколом.</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 токенів/с</translation>
    </message>
    <message>
        <source>best speed-up %1 with %2</source>
        <translation>найкраще прискорення %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n cell failed</source>
        <comment>%n cells failed</comment>
        <translation>
            <numerusform>збій у %n комірці</numerusform>
            <numerusform>збій у %n комірках</numerusform>
            <numerusform>збій у %n комірках</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell skipped</source>
        <comment>%n cells skipped</comment>
        <translation>
            <numerusform>%n комірку пропущено</numerusform>
            <numerusform>%n комірки пропущено</numerusform>
            <numerusform>%n комірок пропущено</numerusform>
        </translation>
    </message>
    <message>
        <source>compute</source>
        <translation>обчислення</translation>
    </message>
    <message>
        <source>part-full batches</source>
        <translation>неповні пакети</translation>
    </message>
    <message>
        <source>communication</source>
        <translation>обмін даними</translation>
    </message>
    <message>
        <source>padding waste</source>
        <translation>втрати на доповнення</translation>
    </message>
    <message>
        <source>imbalance</source>
        <translation>дисбаланс</translation>
    </message>
    <message>
        <source>pipeline bubble</source>
        <translation>бульбашка конвеєра</translation>
    </message>
    <message>
        <source>gather</source>
        <translation>збирання</translation>
    </message>
    <message>
        <source>host</source>
        <translation>хост</translation>
    </message>
    <message>
        <source>Needs %1 of %2 on %3</source>
        <translation>Потрібно %1 з %2 на %3</translation>
    </message>
    <message>
        <source>Needs %1 of %2</source>
        <translation>Потрібно %1 з %2</translation>
    </message>
    <message>
        <source>%1: the largest batch that fits is %2.</source>
        <translation>%1: найбільший пакет, що вміщується, — %2.</translation>
    </message>
    <message>
        <source>%1: even a batch of 1 does not fit.</source>
        <translation>%1: не вміщується навіть пакет 1.</translation>
    </message>
    <message>
        <source>%1 (95 % interval %2 to %3)</source>
        <translation>%1 (95 % інтервал від %2 до %3)</translation>
    </message>
    <message>
        <source>Best speed-up over one prompt at a time: %1 with %2.</source>
        <translation>Найкраще прискорення проти обробки по одному промпту: %1 — %2.</translation>
    </message>
    <message>
        <source>Nothing was faster than one prompt at a time: the best, %1, reached %2.</source>
        <translation>Ніщо не було швидшим за обробку по одному промпту: найкраще, %1, досягло %2.</translation>
    </message>
    <message>
        <source>From batch %1 on the gain flattens: batch %2 adds only %3 % more throughput.</source>
        <translation>Від пакета %1 виграш сповільнюється: пакет %2 додає лише %3 % пропускної здатності.</translation>
    </message>
    <message>
        <source>From batch %1 on the gain flattens: batch %2 adds no throughput.</source>
        <translation>Від пакета %1 виграш зникає: пакет %2 не додає пропускної здатності.</translation>
    </message>
    <message>
        <source>%1 pays from the first prompt on, start-up included.</source>
        <translation>%1: вигідно від першого промпту, разом із запуском.</translation>
    </message>
    <message>
        <source>%1 pays from %2 prompts on, start-up included.</source>
        <translation>%1: вигідно від %2 промптів, разом із запуском.</translation>
    </message>
    <message numerus="yes">
        <source>%1 gave other outputs than the baseline for %n prompt, first at token %2 of prompt %3</source>
        <comment>%1 gave other outputs than the baseline for %n prompts, first at token %2 of prompt %3</comment>
        <translation>
            <numerusform>%1: інші виходи, ніж базові, для %n промпту, уперше в токені %2 промпту %3</numerusform>
            <numerusform>%1: інші виходи, ніж базові, для %n промптів, уперше в токені %2 промпту %3</numerusform>
            <numerusform>%1: інші виходи, ніж базові, для %n промптів, уперше в токені %2 промпту %3</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 gave other outputs than the baseline</source>
        <translation>%1: інші виходи, ніж базові</translation>
    </message>
    <message>
        <source>%1; near ties possible in 16 bits.</source>
        <translation>%1; у 16 бітах можливі майже рівні значення.</translation>
    </message>
    <message>
        <source>%1: its speed-up is one over different outputs.</source>
        <translation>%1; отже, його прискорення — для інших виходів.</translation>
    </message>
    <message numerus="yes">
        <source>%n cell is not valid: %1.</source>
        <comment>%n cells are not valid: %1.</comment>
        <translation>
            <numerusform>%n комірка недійсна: %1.</numerusform>
            <numerusform>%n комірки недійсні: %1.</numerusform>
            <numerusform>%n комірок недійсні: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>This build can&apos;t compute in %1 on the %2.</source>
        <translation>Ця збірка не обчислює в %1 на %2.</translation>
    </message>
    <message>
        <source>A split after layer %1 does not make %2 stages of %3.</source>
        <translation>Поділ після шару %1 не дає %2 стадій з %3.</translation>
    </message>
    <message>
        <source>A split after layer %1 does not make that many stages of %2.</source>
        <translation>Поділ після шару %1 не дає стільки стадій з %2.</translation>
    </message>
    <message numerus="yes">
        <source>Each of %1 needs a GPU of its own, and there is %n: use fewer stages, or devices = cpu.</source>
        <comment>Each of %1 needs a GPU of its own, and there are %n: use fewer stages, or devices = cpu.</comment>
        <translation>
            <numerusform>Кожній із %1 потрібен власний GPU, а є лише %n: зменште кількість стадій або вкажіть devices = cpu.</numerusform>
            <numerusform>Кожній із %1 потрібен власний GPU, а є лише %n: зменште кількість стадій або вкажіть devices = cpu.</numerusform>
            <numerusform>Кожній із %1 потрібен власний GPU, а є лише %n: зменште кількість стадій або вкажіть devices = cpu.</numerusform>
        </translation>
    </message>
    <message>
        <source>sequential</source>
        <translation>послідовно</translation>
    </message>
    <message>
        <source>data-parallel</source>
        <translation>паралелізм даних</translation>
    </message>
    <message>
        <source>pipeline</source>
        <translation>конвеєр</translation>
    </message>
    <message>
        <source>tensor-parallel</source>
        <translation>тензорний паралелізм</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>заплановано</translation>
    </message>
    <message>
        <source>running</source>
        <translation>виконується</translation>
    </message>
    <message>
        <source>done</source>
        <translation>готово</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>збій</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>скасовано</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>пропущено</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>перервано</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>швидше</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>повільніше</translation>
    </message>
    <message>
        <source>same</source>
        <translation>однаково</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>не визначено</translation>
    </message>
    <message>
        <source>not comparable</source>
        <translation>не порівняти</translation>
    </message>
    <message>
        <source>a debug build measured</source>
        <translation>вимірювала налагоджувальна збірка</translation>
    </message>
    <message>
        <source>fewer than 5 repeats</source>
        <translation>менше 5 повторів</translation>
    </message>
    <message>
        <source>the interval is wider than asked</source>
        <translation>інтервал ширший за заданий</translation>
    </message>
    <message>
        <source>outputs differ from the baseline&apos;s</source>
        <translation>виходи відрізняються від базових</translation>
    </message>
    <message>
        <source>outputs that are not numbers</source>
        <translation>виходи, що не є числами</translation>
    </message>
    <message>
        <source>the device was throttled</source>
        <translation>пристрій зменшував частоту</translation>
    </message>
    <message>
        <source>another process was on the device</source>
        <translation>на пристрої був інший процес</translation>
    </message>
    <message>
        <source>the clock jumped</source>
        <translation>годинник стрибнув</translation>
    </message>
    <message>
        <source>the machine slept</source>
        <translation>машина спала</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>процес %1</translation>
    </message>
    <message>
        <source>a process of another container</source>
        <translation>процес іншого контейнера</translation>
    </message>
    <message>
        <source>This build can&apos;t run %1 yet.</source>
        <translation>Ця збірка ще не вміє %1.</translation>
    </message>
    <message>
        <source>This build can&apos;t do %1 = %2 yet.</source>
        <translation>Ця збірка ще не вміє %1 = %2.</translation>
    </message>
    <message>
        <source>There is no device %1: %2.</source>
        <translation>Немає пристрою %1: %2.</translation>
    </message>
    <message>
        <source>The model %1 can&apos;t be read: %2</source>
        <translation>Модель %1 не читається: %2</translation>
    </message>
    <message>
        <source>%1 can&apos;t share %2.</source>
        <translation>Не розподілити: %1 на %2.</translation>
    </message>
    <message>
        <source>A batch of %1 can&apos;t be cut into %2.</source>
        <translation>Пакет (%1) не поділити на %2.</translation>
    </message>
    <message>
        <source>Prompt %1 has %2, which leaves none of a total length of %3.</source>
        <translation>Промпт %1 має %2, і від загальної довжини %3 нічого не лишається.</translation>
    </message>
    <message>
        <source>A prompt and its new tokens make %1 positions; the model has %2.</source>
        <translation>Промпт і його нові токени — це %1 позицій; модель має %2.</translation>
    </message>
    <message>
        <source>A batch of %1 has run out of memory already.</source>
        <translation>Пакету %1 уже забракло пам’яті.</translation>
    </message>
    <message>
        <source>Stopped by the user.</source>
        <translation>Зупинено користувачем.</translation>
    </message>
    <message>
        <source>The prompts can&apos;t be read: %1</source>
        <translation>Промпти не читаються: %1</translation>
    </message>
    <message>
        <source>Runs as %1: a rank has no more prompts.</source>
        <translation>Виконується як %1: більше промптів ранг не має.</translation>
    </message>
    <message>
        <source>The %1 ranks share %2: more ranks than GPUs add no hardware.</source>
        <translation>Рангів %1, а ділять вони %2: ранги понад кількість GPU не додають обладнання.</translation>
    </message>
    <message>
        <source>The %1 ranks share one CPU: more ranks add no hardware.</source>
        <translation>Рангів %1, а ЦП один: більше рангів не додає обладнання.</translation>
    </message>
    <message>
        <source>Each step reads a stage&apos;s weights %1 times, once per chunk.</source>
        <translation>Кожен крок читає ваги стадії %1 разів: раз на фрагмент.</translation>
    </message>
    <message>
        <source>This %1 multiplies %2 no faster than fp32: only what waits for memory gains, as small batches do.</source>
        <translation>Цей %1 множить %2 не швидше за fp32: виграє лише те, що чекає на пам’ять, як-от малі пакети.</translation>
    </message>
    <message>
        <source>The best batch size is %1: %2 tokens/s with %3.</source>
        <translation>Найкращий розмір пакета — %1: %2 токенів/с, %3.</translation>
    </message>
    <message>
        <source>Start-up of %1 took %2 s: %3 % of start-up and one pass.</source>
        <translation>Запуск %1 тривав %2 с: %3 % від запуску й одного проходу.</translation>
    </message>
    <message>
        <source>Up to %1 ranks shared fewer GPUs: more ranks than GPUs add no hardware, so there is no efficiency.</source>
        <translation>До %1 рангів ділили меншу кількість GPU: ранги понад кількість GPU не додають обладнання, тож ефективності немає.</translation>
    </message>
    <message>
        <source>Up to %1 ranks shared one CPU: more ranks add no hardware, so there is no efficiency.</source>
        <translation>До %1 рангів ділили один ЦП: більше рангів не додає обладнання, тож ефективності немає.</translation>
    </message>
    <message>
        <source>In %1 a stage idles %2 % of the time while others work; the ideal schedule idles %3 %.</source>
        <translation>%1: стадія простоює %2 % часу, поки працюють інші; за ідеальним розкладом — %3 %.</translation>
    </message>
    <message>
        <source>The one compared cell gave the same outputs as the sequential baseline.</source>
        <translation>Єдина порівняна комірка дала ті самі виходи, що й послідовна база.</translation>
    </message>
    <message>
        <source>All %1 compared cells gave the same outputs as the sequential baseline.</source>
        <translation>Усі порівняні комірки (%1) дали ті самі виходи, що й послідовна база.</translation>
    </message>
    <message>
        <source>Memory ends at batch %1: %2 ran out of it.</source>
        <translation>Пам’ять закінчується на пакеті %1: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n cell failed: %1</source>
        <comment>%n cells failed; the first: %1</comment>
        <translation>
            <numerusform>Збій у %n комірці: %1</numerusform>
            <numerusform>Збій у %n комірках; перший: %1</numerusform>
            <numerusform>Збій у %n комірках; перший: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Clocks were held down in %1: %2.</source>
        <translation>Частоти були обмежені, %1: %2.</translation>
    </message>
    <message>
        <source>Others used a device of %1 meanwhile: %2.</source>
        <translation>Тим часом пристроєм користувалися інші, %1: %2.</translation>
    </message>
    <message>
        <source>A first look: the quick protocol makes too few repeats for intervals.</source>
        <translation>Перший погляд: швидкий протокол робить замало повторів для інтервалів.</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 не вдалося: %2</translation>
    </message>
    <message>
        <source>check that the folder exists, may be written to, and has space</source>
        <translation>перевірте, що тека є, доступна для запису й має місце</translation>
    </message>
    <message>
        <source>opening the file</source>
        <translation>відкрити файл</translation>
    </message>
    <message>
        <source>writing the file</source>
        <translation>записати файл</translation>
    </message>
    <message>
        <source>putting the file in its place</source>
        <translation>поставити файл на місце</translation>
    </message>
    <message>
        <source>the folder can&apos;t be made or written</source>
        <translation>тека не створюється або недоступна для запису</translation>
    </message>
    <message>
        <source>give a folder that you may write</source>
        <translation>вкажіть теку, доступну для запису</translation>
    </message>
    <message>
        <source>It ended without a word.</source>
        <translation>Завершилося без жодного слова.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 з %2</translation>
    </message>
    <message>
        <source>choose a model or a revision whose index is right</source>
        <translation>виберіть модель чи ревізію з правильним індексом</translation>
    </message>
    <message>
        <source>%1 are still to be fetched, and only %2 are free</source>
        <translation>ще треба отримати %1, а вільно лише %2</translation>
    </message>
    <message>
        <source>free some space, or set HF_HUB_CACHE to a folder with more</source>
        <translation>звільніть місце або вкажіть у HF_HUB_CACHE теку, де його більше</translation>
    </message>
    <message>
        <source>the hub&apos;s answer does not end</source>
        <translation>відповідь хабу не закінчується</translation>
    </message>
    <message>
        <source>run it again later</source>
        <translation>спробуйте пізніше</translation>
    </message>
    <message>
        <source>the hub sends on to an address that is not followed: %1</source>
        <translation>хаб відсилає за адресою, якою програма не йде: %1</translation>
    </message>
    <message>
        <source>check that HF_ENDPOINT is the address of a hub</source>
        <translation>перевірте, що HF_ENDPOINT — адреса хабу</translation>
    </message>
    <message>
        <source>the hub sends on more than %1 times</source>
        <translation>хаб переспрямовує більше %1 разів</translation>
    </message>
    <message>
        <source>%1 and asks to wait %2</source>
        <translation>%1 і просить зачекати %2</translation>
    </message>
    <message>
        <source>%1; trying again in %2</source>
        <translation>%1; нова спроба за %2</translation>
    </message>
    <message>
        <source>run it again later: what was fetched is kept</source>
        <translation>спробуйте пізніше: отримане збережено</translation>
    </message>
    <message>
        <source>accept the terms at %1 and set HF_TOKEN to a token of that account</source>
        <translation>прийміть умови на %1 і вкажіть у HF_TOKEN токен того облікового запису</translation>
    </message>
    <message>
        <source>%1 is gated: the hub gives it only to those who accepted its terms</source>
        <translation>доступ до %1 обмежено: хаб дає її лише тим, хто прийняв умови</translation>
    </message>
    <message>
        <source>the hub does not let this account read %1</source>
        <translation>хаб не дозволяє цьому обліковому запису читати %1</translation>
    </message>
    <message>
        <source>the hub does not take the token, or has no %1 for its account</source>
        <translation>хаб не приймає токена або не має %1 для його облікового запису</translation>
    </message>
    <message>
        <source>check the name and the token; for a gated model %1</source>
        <translation>перевірте назву й токен; для моделі з обмеженим доступом %1</translation>
    </message>
    <message>
        <source>the hub has no %1 for everybody: there is none, or it is private or gated</source>
        <translation>хаб не має %1 для всіх: її немає, або вона приватна чи з обмеженим доступом</translation>
    </message>
    <message>
        <source>check the name; for a private or gated model %1</source>
        <translation>перевірте назву; для приватної чи обмеженої моделі %1</translation>
    </message>
    <message>
        <source>the hub has no revision &quot;%1&quot; of %2</source>
        <translation>хаб не має ревізії «%1» для %2</translation>
    </message>
    <message>
        <source>give a branch, a tag or a commit of it</source>
        <translation>вкажіть її гілку, тег або коміт</translation>
    </message>
    <message>
        <source>the hub has no %1</source>
        <translation>хаб не має %1</translation>
    </message>
    <message>
        <source>check the name, upper and lower case included</source>
        <translation>перевірте назву, зокрема великі й малі літери</translation>
    </message>
    <message>
        <source>the store of large files does not give %1</source>
        <translation>сховище великих файлів не дає %1</translation>
    </message>
    <message>
        <source>the hub takes no more requests for now</source>
        <translation>хаб поки не приймає запитів</translation>
    </message>
    <message>
        <source>%1; with a token in HF_TOKEN it takes more</source>
        <translation>%1; з токеном у HF_TOKEN він приймає більше</translation>
    </message>
    <message>
        <source>the hub fails to give %1</source>
        <translation>хабу не вдається дати %1</translation>
    </message>
    <message>
        <source>the hub does not give %1</source>
        <translation>хаб не дає %1</translation>
    </message>
    <message>
        <source>there is no host %1, or no network</source>
        <translation>немає хоста %1 або мережі</translation>
    </message>
    <message>
        <source>check the network and HF_ENDPOINT</source>
        <translation>перевірте мережу й HF_ENDPOINT</translation>
    </message>
    <message>
        <source>%1 takes no connection</source>
        <translation>%1 не приймає з’єднань</translation>
    </message>
    <message>
        <source>no secure connection to %1: %2</source>
        <translation>немає захищеного з’єднання з %1: %2</translation>
    </message>
    <message>
        <source>check this machine&apos;s clock and certificates</source>
        <translation>перевірте годинник і сертифікати цієї машини</translation>
    </message>
    <message>
        <source>the connection to %1 ended too early</source>
        <translation>з’єднання з %1 завершилося зарано</translation>
    </message>
    <message>
        <source>%1 stopped sending</source>
        <translation>%1 припинив надсилати</translation>
    </message>
    <message>
        <source>the connection to %1 broke: %2</source>
        <translation>з’єднання з %1 обірвалося: %2</translation>
    </message>
    <message>
        <source>the run library&apos;s folder can&apos;t be made</source>
        <translation>тека бібліотеки запусків не створюється</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>виберіть інше місце</translation>
    </message>
    <message>
        <source>the run library is damaged and can&apos;t be set aside</source>
        <translation>бібліотеку запусків пошкоджено, і її не вдається відкласти</translation>
    </message>
    <message>
        <source>move it away</source>
        <translation>перемістіть її</translation>
    </message>
    <message>
        <source>the run library is damaged</source>
        <translation>бібліотеку запусків пошкоджено</translation>
    </message>
    <message>
        <source>the run library is of a newer version and can only be read</source>
        <translation>бібліотека запусків новішої версії, її можна лише читати</translation>
    </message>
    <message>
        <source>use the newer program, or another library (THROUGHLINE_LIBRARY)</source>
        <translation>візьміть новішу програму або іншу бібліотеку (THROUGHLINE_LIBRARY)</translation>
    </message>
    <message>
        <source>there is no run %1</source>
        <translation>немає запуску %1</translation>
    </message>
    <message>
        <source>the run %1 is being measured</source>
        <translation>запуск %1 зараз вимірюється</translation>
    </message>
    <message>
        <source>cancel it first</source>
        <translation>спершу скасуйте його</translation>
    </message>
    <message>
        <source>measured, the first part of %1</source>
        <translation>виміряно, перша частина з %1</translation>
    </message>
    <message>
        <source>Shown at first: the first %1.</source>
        <translation>Спершу показано перші %1.</translation>
    </message>
    <message>
        <source>Of a long pass only the first times of each stage are kept; bubbles are of these.</source>
        <translation>Із довгого проходу збережено лише перші часи кожної стадії; бульбашки — за ними.</translation>
    </message>
    <message>
        <source>Times of stages were kept for the first %1 of %2: its bubble is taken to go on like that.</source>
        <translation>Часи стадій збережено для перших %1, %2: бульбашку вважаємо такою й далі.</translation>
    </message>
    <message>
        <source>%1 ms busy, %2 bubble</source>
        <translation>зайнято %1 мс, бульбашка %2</translation>
    </message>
    <message>
        <source>row</source>
        <translation>рядок</translation>
    </message>
    <message>
        <source>from, ms</source>
        <translation>від, мс</translation>
    </message>
    <message>
        <source>to, ms</source>
        <translation>до, мс</translation>
    </message>
    <message>
        <source>busy, ms</source>
        <translation>зайнято, мс</translation>
    </message>
    <message>
        <source>bubble, ms</source>
        <translation>бульбашка, мс</translation>
    </message>
    <message>
        <source>idle, ms</source>
        <translation>простій, мс</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>блоки</translation>
    </message>
    <message>
        <source>quick</source>
        <translation>швидкий</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>стандартний</translation>
    </message>
    <message>
        <source>careful</source>
        <translation>ретельний</translation>
    </message>
    <message>
        <source>different models</source>
        <translation>різні моделі</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>не виміряно</translation>
    </message>
    <message>
        <source>different prompts</source>
        <translation>різні промпти</translation>
    </message>
    <message>
        <source>outputs differ</source>
        <translation>виходи різні</translation>
    </message>
    <message>
        <source>interval contains 1</source>
        <translation>інтервал містить 1</translation>
    </message>
    <message>
        <source>interval reaches into the margin</source>
        <translation>інтервал заходить у запас</translation>
    </message>
    <message>
        <source>not significant among so many cells</source>
        <translation>незначуще серед стількох комірок</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>без пари</translation>
    </message>
    <message>
        <source>no cell has the same model, precision and mode</source>
        <translation>жодна комірка не має тих самих моделі, точності й режиму</translation>
    </message>
    <message>
        <source>different %1</source>
        <translation>різне %1</translation>
    </message>
    <message>
        <source>The share of the wall time that the bubble was read from: long passes keep only the first times of their stages.</source>
        <translation>Частка реального часу, з якої взято бульбашку: довгі проходи зберігають лише перші часи стадій.</translation>
    </message>
    <message numerus="yes">
        <source>With %1, %n of %2 works at a time: expect %3×.</source>
        <comment>With %1, %n of %2 work at a time: expect %3×.</comment>
        <translation>
            <numerusform>%1 (%2): водночас працює %n, очікуйте %3×.</numerusform>
            <numerusform>%1 (%2): водночас працюють %n, очікуйте %3×.</numerusform>
            <numerusform>%1 (%2): водночас працюють %n, очікуйте %3×.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %1 ranks have 1 core: they wait for each other.</source>
        <comment>The %1 ranks have %n cores between them: they wait for each other.</comment>
        <translation>
            <numerusform>Рангів %1, а ядер %n: вони чекають один на одного.</numerusform>
            <numerusform>Рангів %1, а ядер %n: вони чекають один на одного.</numerusform>
            <numerusform>Рангів %1, а ядер %n: вони чекають один на одного.</numerusform>
        </translation>
    </message>
    <message>
        <source>At a fixed batch of %1, %2 read the weights %3 times: expect %4×.</source>
        <translation>При сталому пакеті %1, %2: ваги читаються %3 разів, очікуйте %4×.</translation>
    </message>
    <message>
        <source>pass with one rank a device ÷ pass with all ranks, one after the other on their device, where a step takes the larger of bytes ÷ bandwidth and operations ÷ rate (roofline)</source>
        <translation>прохід з одним рангом на пристрій ÷ прохід з усіма рангами, по черзі на їхньому пристрої; крок триває більше з двох: байти ÷ швидкість читання чи операції ÷ швидкодія (roofline)</translation>
    </message>
    <message>
        <source>pass on one device at the same batch ÷ pass over the stages, which take the larger of chunks and stages turns a step, where a step takes the larger of bytes ÷ bandwidth and operations ÷ rate (roofline)</source>
        <translation>прохід на одному пристрої з тим самим пакетом ÷ прохід по стадіях, що роблять за крок стільки черг, скільки більше — фрагментів чи стадій; крок триває більше з двох: байти ÷ швидкість читання чи операції ÷ швидкодія (roofline)</translation>
    </message>
    <message>
        <source>can&apos;t be opened: %1</source>
        <translation>не відкривається: %1</translation>
    </message>
    <message>
        <source>check the file</source>
        <translation>перевірте файл</translation>
    </message>
    <message>
        <source>is larger than 16 MiB</source>
        <translation>більший за 16 МіБ</translation>
    </message>
    <message>
        <source>give an experiment file</source>
        <translation>візьміть файл експерименту</translation>
    </message>
    <message>
        <source>can&apos;t be written: %1</source>
        <translation>не записується: %1</translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation>виберіть іншу теку</translation>
    </message>
    <message>
        <source>no GPU: %1</source>
        <translation>немає GPU: %1</translation>
    </message>
    <message>
        <source>%1 --list wrote what can&apos;t be read: &quot;%2&quot;</source>
        <translation>%1 --list видав нечитне: «%2»</translation>
    </message>
    <message>
        <source>%1 speaks protocol %2, this program %3: install both from the same version</source>
        <translation>%1 говорить протоколом %2, а ця програма — %3: встановіть обидва однієї версії</translation>
    </message>
    <message>
        <source>%1 --list named no device</source>
        <translation>%1 --list не назвав жодного пристрою</translation>
    </message>
    <message>
        <source>this installation has no %1, the program that computes on GPUs</source>
        <translation>у цій установці немає %1 — програми, що обчислює на GPU</translation>
    </message>
    <message>
        <source>%1 --list gave no answer within %2</source>
        <translation>%1 --list не відповів за %2</translation>
    </message>
    <message>
        <source>%1 could not be started: %2</source>
        <translation>%1 не запускається: %2</translation>
    </message>
    <message>
        <source>%1 --list exited with status %2: %3</source>
        <translation>%1 --list завершився зі статусом %2: %3</translation>
    </message>
    <message>
        <source>no NVIDIA driver is loaded</source>
        <translation>драйвер NVIDIA не завантажено</translation>
    </message>
    <message>
        <source>this is not JSON: the file is damaged or was cut off</source>
        <translation>це не JSON: файл пошкоджено або обрізано</translation>
    </message>
    <message>
        <source>export it again</source>
        <translation>експортуйте його знову</translation>
    </message>
    <message>
        <source>this is no result file that is known</source>
        <translation>це не відомий файл результатів</translation>
    </message>
    <message>
        <source>give a *.run.jsonl, or a file of llama-bench, vLLM bench or optimum-benchmark</source>
        <translation>візьміть *.run.jsonl або файл llama-bench, vLLM bench чи optimum-benchmark</translation>
    </message>
    <message>
        <source>there is a file already</source>
        <translation>там уже є файл</translation>
    </message>
    <message>
        <source>the folder can&apos;t be made</source>
        <translation>тека не створюється</translation>
    </message>
    <message>
        <source>the runs can&apos;t be copied: %1</source>
        <translation>запуски не копіюються: %1</translation>
    </message>
    <message>
        <source>check that the folder can be written and has room</source>
        <translation>перевірте, що тека доступна для запису й має місце</translation>
    </message>
    <message>
        <source>the copy can&apos;t be named</source>
        <translation>копію не вдається назвати</translation>
    </message>
    <message>
        <source>the run can&apos;t be written: %1</source>
        <translation>запуск не записується: %1</translation>
    </message>
    <message>
        <source>choose another place, or make room</source>
        <translation>виберіть інше місце або звільніть його</translation>
    </message>
    <message>
        <source>the file can&apos;t be read: %1</source>
        <translation>файл не читається: %1</translation>
    </message>
    <message>
        <source>stop it first</source>
        <translation>спершу зупиніть його</translation>
    </message>
    <message>
        <source>The %1 ranks share %2: expect %3× of one rank a GPU.</source>
        <translation>Рангів %1, а ділять вони %2: очікуйте %3× від одного рангу на GPU.</translation>
    </message>
    <message>
        <source>The %1 ranks share one CPU: expect %2× of one rank.</source>
        <translation>Рангів %1, а ЦП один: очікуйте %2× від одного рангу.</translation>
    </message>
    <message>
        <source>llama-bench times neither tokenizing nor sampling, and each test is one sequence of random tokens</source>
        <translation>llama-bench не міряє ні токенізації, ні вибору токенів, а кожен тест — одна послідовність випадкових токенів</translation>
    </message>
    <message>
        <source>prefill and decode are timed apart and added here; with several processes latencies of all ranks stand one behind the other, and throughputs are means</source>
        <translation>prefill і decode виміряно окремо, а тут додано; за кількох процесів затримки всіх рангів стоять одна за одною, а швидкості — середні</translation>
    </message>
    <message>
        <source>requests come over HTTP at a rate of their own, and times hold the server&apos;s queue</source>
        <translation>запити надходять через HTTP у власному темпі, а часи містять чергу сервера</translation>
    </message>
    <message>
        <source>the file has the time of a whole batch, and does not say of how many prompts and tokens</source>
        <translation>у файлі — час цілого пакета, а скільки в ньому промптів і токенів, не сказано</translation>
    </message>
    <message>
        <source>tokens/s count prompt and generated tokens together</source>
        <translation>токени/с рахують токени промпту й згенеровані разом</translation>
    </message>
    <message>
        <source>the file is larger than any result file</source>
        <translation>файл більший за будь-який файл результатів</translation>
    </message>
    <message>
        <source>give a file below 256 MB</source>
        <translation>візьміть файл до 256 МБ</translation>
    </message>
    <message>
        <source>there is no result file in this folder</source>
        <translation>у цій теці немає файлу результатів</translation>
    </message>
    <message>
        <source>choose one with *.run.jsonl</source>
        <translation>виберіть теку з *.run.jsonl</translation>
    </message>
    <message>
        <source>Drawn are the first %1 of %2 cells; the table has all.</source>
        <translation>Намальовано перші %1 з %2 комірок; у таблиці є всі.</translation>
    </message>
    <message numerus="yes">
        <source>%n more run</source>
        <comment>%n more runs</comment>
        <translation>
            <numerusform>ще %n запуск</numerusform>
            <numerusform>ще %n запуски</numerusform>
            <numerusform>ще %n запусків</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>%n more</comment>
        <translation>
            <numerusform>ще %n</numerusform>
            <numerusform>ще %n</numerusform>
            <numerusform>ще %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Точність</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Режим</translation>
    </message>
    <message>
        <source>Ranks</source>
        <translation>Ранги</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Розмір пакета</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Фрагменти</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Промпти</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Пристрої</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>Потоки ЦП</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Завдання</translation>
    </message>
    <message>
        <source>New tokens</source>
        <translation>Нові токени</translation>
    </message>
    <message>
        <source>Total length</source>
        <translation>Загальна довжина</translation>
    </message>
    <message>
        <source>Pass ends in</source>
        <translation>Прохід завершується</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Мітки</translation>
    </message>
    <message>
        <source>Prompt source</source>
        <translation>Джерело промптів</translation>
    </message>
    <message>
        <source>Special tokens</source>
        <translation>Спеціальні токени</translation>
    </message>
    <message>
        <source>Truncated to</source>
        <translation>Обрізано до</translation>
    </message>
    <message>
        <source>Overlong prompts</source>
        <translation>Задовгі промпти</translation>
    </message>
    <message>
        <source>Padding side</source>
        <translation>Бік доповнення</translation>
    </message>
    <message>
        <source>Padding multiple</source>
        <translation>Кратність доповнення</translation>
    </message>
    <message>
        <source>End of sequence</source>
        <translation>Кінець послідовності</translation>
    </message>
    <message>
        <source>Split over ranks</source>
        <translation>Поділ між рангами</translation>
    </message>
    <message>
        <source>Equal ranks</source>
        <translation>Рівні ранги</translation>
    </message>
    <message>
        <source>Split after</source>
        <translation>Поділ після</translation>
    </message>
    <message>
        <source>Gather</source>
        <translation>Збирання</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Групи</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Підготовка</translation>
    </message>
    <message>
        <source>Preparation threads</source>
        <translation>Потоки підготовки</translation>
    </message>
    <message>
        <source>When out of memory</source>
        <translation>Коли бракує пам’яті</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Протокол</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Зерно</translation>
    </message>
    <message>
        <source>Logits folder</source>
        <translation>Тека логітів</translation>
    </message>
    <message>
        <source>Batch size as run</source>
        <translation>Фактичний розмір пакета</translation>
    </message>
    <message>
        <source>Wall time</source>
        <translation>Реальний час</translation>
    </message>
    <message>
        <source>Wall time, interval from</source>
        <translation>Реальний час, інтервал від</translation>
    </message>
    <message>
        <source>Wall time, interval to</source>
        <translation>Реальний час, інтервал до</translation>
    </message>
    <message>
        <source>Shortest repeat</source>
        <translation>Найкоротший повтор</translation>
    </message>
    <message>
        <source>Longest repeat</source>
        <translation>Найдовший повтор</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>Викиди</translation>
    </message>
    <message>
        <source>Output tokens/s</source>
        <translation>Вихідні токени/с</translation>
    </message>
    <message>
        <source>Output tokens/s, interval from</source>
        <translation>Вихідні токени/с, інтервал від</translation>
    </message>
    <message>
        <source>Output tokens/s, interval to</source>
        <translation>Вихідні токени/с, інтервал до</translation>
    </message>
    <message>
        <source>Total tokens/s</source>
        <translation>Усі токени/с</translation>
    </message>
    <message>
        <source>Prompts/s</source>
        <translation>Промпти/с</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>TPOT</source>
        <translation>TPOT</translation>
    </message>
    <message>
        <source>ITL</source>
        <translation>ITL</translation>
    </message>
    <message>
        <source>Speed-up, interval from</source>
        <translation>Прискорення, інтервал від</translation>
    </message>
    <message>
        <source>Speed-up, interval to</source>
        <translation>Прискорення, інтервал до</translation>
    </message>
    <message>
        <source>Speed-up with start-up</source>
        <translation>Прискорення разом із запуском</translation>
    </message>
    <message>
        <source>Break-even prompts</source>
        <translation>Промпти до окупності</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>Ефективність</translation>
    </message>
    <message>
        <source>Bubble</source>
        <translation>Бульбашка</translation>
    </message>
    <message>
        <source>Share read for the bubble</source>
        <translation>Частка, за якою бульбашка</translation>
    </message>
    <message>
        <source>Ideal bubble</source>
        <translation>Ідеальна бульбашка</translation>
    </message>
    <message>
        <source>Padding waste</source>
        <translation>Втрати на доповнення</translation>
    </message>
    <message>
        <source>Load time</source>
        <translation>Час завантаження</translation>
    </message>
    <message>
        <source>Load time, reading</source>
        <translation>Час завантаження, читання</translation>
    </message>
    <message>
        <source>Load time, transfer</source>
        <translation>Час завантаження, передавання</translation>
    </message>
    <message>
        <source>Load time, conversion</source>
        <translation>Час завантаження, перетворення</translation>
    </message>
    <message>
        <source>Preparing buffers</source>
        <translation>Підготовка буферів</translation>
    </message>
    <message>
        <source>Tokenizing</source>
        <translation>Токенізація</translation>
    </message>
    <message>
        <source>Peak memory, allocator</source>
        <translation>Пік пам’яті, розподілювач</translation>
    </message>
    <message>
        <source>Peak memory, device</source>
        <translation>Пік пам’яті, пристрій</translation>
    </message>
    <message>
        <source>Roofline fraction</source>
        <translation>Частка від roofline</translation>
    </message>
    <message>
        <source>Energy per token</source>
        <translation>Енергія на токен</translation>
    </message>
    <message>
        <source>Energy per token, interval from</source>
        <translation>Енергія на токен, інтервал від</translation>
    </message>
    <message>
        <source>Energy per token, interval to</source>
        <translation>Енергія на токен, інтервал до</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Енергія</translation>
    </message>
    <message>
        <source>Mean power</source>
        <translation>Середня потужність</translation>
    </message>
    <message>
        <source>Why there is no energy</source>
        <translation>Чому немає енергії</translation>
    </message>
    <message>
        <source>Highest temperature</source>
        <translation>Найвища температура</translation>
    </message>
    <message>
        <source>Throttle reasons</source>
        <translation>Причини зниження частоти</translation>
    </message>
    <message>
        <source>Other processes</source>
        <translation>Інші процеси</translation>
    </message>
    <message>
        <source>Prompt tokens</source>
        <translation>Токени промптів</translation>
    </message>
    <message>
        <source>Generated tokens</source>
        <translation>Згенеровані токени</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Дійсність</translation>
    </message>
    <message>
        <source>First look</source>
        <translation>Перший погляд</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Машина</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>ЦП</translation>
    </message>
    <message>
        <source>CPU cores</source>
        <translation>Ядра ЦП</translation>
    </message>
    <message>
        <source>CPU affinity</source>
        <translation>Прив’язка до ядер</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Пам’ять</translation>
    </message>
    <message>
        <source>Why there is no GPU</source>
        <translation>Чому немає GPU</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>Операційна система</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Ядро системи</translation>
    </message>
    <message>
        <source>Program version</source>
        <translation>Версія програми</translation>
    </message>
    <message>
        <source>Program revision</source>
        <translation>Ревізія програми</translation>
    </message>
    <message>
        <source>Build type</source>
        <translation>Тип збірки</translation>
    </message>
    <message>
        <source>Compiler</source>
        <translation>Компілятор</translation>
    </message>
    <message>
        <source>libtorch</source>
        <translation>libtorch</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Довжина</translation>
    </message>
    <message>
        <source>Warm-ups</source>
        <translation>Прогріви</translation>
    </message>
    <message>
        <source>Repeats at most</source>
        <translation>Повторів щонайбільше</translation>
    </message>
    <message>
        <source>Half-width</source>
        <translation>Півширина</translation>
    </message>
    <message>
        <source>Budget, s</source>
        <translation>Бюджет, с</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Тексти</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>так</translation>
    </message>
    <message>
        <source>no</source>
        <translation>ні</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Column in CSV</source>
        <translation>Стовпець у CSV</translation>
    </message>
</context>
<context>
    <name>throughline::Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Зміни</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вигляд</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>За&amp;пуск</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Довідка</translation>
    </message>
    <message>
        <source>&amp;New experiment</source>
        <translation>&amp;Новий експеримент</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Відкрити…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>З&amp;берегти</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Зберегти &amp;як…</translation>
    </message>
    <message>
        <source>&amp;Import runs…</source>
        <translation>&amp;Імпорт запусків…</translation>
    </message>
    <message>
        <source>&amp;Export charts and tables…</source>
        <translation>&amp;Експорт діаграм і таблиць…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Ви&amp;йти</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Скасувати</translation>
    </message>
    <message>
        <source>No change to undo</source>
        <translation>Немає змін для скасування</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Повторити</translation>
    </message>
    <message>
        <source>No change was undone</source>
        <translation>Жодної зміни не скасовано</translation>
    </message>
    <message>
        <source>&amp;Copy chart or rows</source>
        <translation>&amp;Копіювати діаграму чи рядки</translation>
    </message>
    <message>
        <source>Copy as co&amp;mmand</source>
        <translation>Копіювати як ко&amp;манду</translation>
    </message>
    <message>
        <source>&amp;Filter runs</source>
        <translation>&amp;Фільтрувати запуски</translation>
    </message>
    <message>
        <source>&amp;Pin as reference, or unpin</source>
        <translation>&amp;Закріпити як еталон / відкріпити</translation>
    </message>
    <message>
        <source>Re&amp;name run</source>
        <translation>Пере&amp;йменувати запуск</translation>
    </message>
    <message>
        <source>&amp;Tags and notes of runs</source>
        <translation>&amp;Теги й нотатки запусків</translation>
    </message>
    <message>
        <source>&amp;Delete runs</source>
        <translation>В&amp;идалити запуски</translation>
    </message>
    <message>
        <source>Brin&amp;g back deleted runs</source>
        <translation>П&amp;овернути видалені запуски</translation>
    </message>
    <message>
        <source>&amp;Add a block to the experiment</source>
        <translation>&amp;Додати блок до експерименту</translation>
    </message>
    <message>
        <source>Remove this &amp;block</source>
        <translation>Вилучити цей &amp;блок</translation>
    </message>
    <message>
        <source>There is only one block</source>
        <translation>Є лише один блок</translation>
    </message>
    <message>
        <source>&amp;Experiment</source>
        <translation>&amp;Експеримент</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>&amp;Бібліотека</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>Порівн&amp;яння</translation>
    </message>
    <message>
        <source>Re&amp;port</source>
        <translation>З&amp;віт</translation>
    </message>
    <message>
        <source>Se&amp;ttings</source>
        <translation>&amp;Налаштування</translation>
    </message>
    <message>
        <source>Colours as the &amp;system says</source>
        <translation>Кольори за &amp;системою</translation>
    </message>
    <message>
        <source>Li&amp;ght</source>
        <translation>Сві&amp;тлі</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>Те&amp;мні</translation>
    </message>
    <message>
        <source>Find a c&amp;ommand…</source>
        <translation>Знайти &amp;команду…</translation>
    </message>
    <message>
        <source>&amp;Run this experiment</source>
        <translation>&amp;Запустити цей експеримент</translation>
    </message>
    <message>
        <source>Stop &amp;after this cell</source>
        <translation>Зупинити &amp;після комірки</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>Нічого не виконується</translation>
    </message>
    <message>
        <source>Stop &amp;now</source>
        <translation>Зупинити за&amp;раз</translation>
    </message>
    <message>
        <source>&amp;Help on this page</source>
        <translation>&amp;Довідка з цієї сторінки</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>Сполучення &amp;клавіш</translation>
    </message>
    <message>
        <source>&amp;About Throughline</source>
        <translation>&amp;Про Throughline</translation>
    </message>
    <message>
        <source>Not possible now</source>
        <translation>Зараз неможливо</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Що</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавіші</translation>
    </message>
    <message>
        <source>Choose one run in the library, of this program and at its end</source>
        <translation>Виберіть у бібліотеці один завершений запуск цієї програми</translation>
    </message>
    <message>
        <source>Choose one run in the library</source>
        <translation>Виберіть у бібліотеці один запуск</translation>
    </message>
    <message>
        <source>Choose runs in the library</source>
        <translation>Виберіть запуски в бібліотеці</translation>
    </message>
    <message>
        <source>Go to the library first</source>
        <translation>Спершу перейдіть до бібліотеки</translation>
    </message>
</context>
<context>
    <name>throughline::CellFactText</name>
    <message>
        <source>unavailable</source>
        <translation>недоступно</translation>
    </message>
    <message>
        <source>… 95 % interval</source>
        <translation>… 95 % інтервал</translation>
    </message>
    <message>
        <source>… range</source>
        <translation>… розмах</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Стан</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Фаза</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Пакет</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 з %2</translation>
    </message>
    <message>
        <source>, ended by %1</source>
        <translation>, завершено: %1</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Повтори</translation>
    </message>
    <message>
        <source>Wall time</source>
        <translation>Реальний час</translation>
    </message>
    <message>
        <source>Output tokens/s</source>
        <translation>Вихідні токени/с</translation>
    </message>
    <message>
        <source>Total tokens/s</source>
        <translation>Усі токени/с</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Прискорення</translation>
    </message>
    <message>
        <source>… with start-up</source>
        <translation>… із запуском</translation>
    </message>
    <message>
        <source>TTFT</source>
        <translation>TTFT</translation>
    </message>
    <message>
        <source>TPOT</source>
        <translation>TPOT</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Виходи</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Енергія</translation>
    </message>
    <message>
        <source>unavailable: %1</source>
        <translation>недоступно: %1</translation>
    </message>
    <message>
        <source>Energy per token</source>
        <translation>Енергія на токен</translation>
    </message>
    <message>
        <source>%1 J</source>
        <translation>%1 Дж</translation>
    </message>
    <message>
        <source>Energy of a pass</source>
        <translation>Енергія проходу</translation>
    </message>
    <message>
        <source>Mean power</source>
        <translation>Середня потужність</translation>
    </message>
    <message>
        <source>%1 W</source>
        <translation>%1 Вт</translation>
    </message>
    <message>
        <source>Hottest</source>
        <translation>Найгарячіше</translation>
    </message>
    <message>
        <source>%1 °C</source>
        <translation>%1 °C</translation>
    </message>
    <message>
        <source>Clocks held by</source>
        <translation>Частоти обмежує</translation>
    </message>
    <message>
        <source>Other process</source>
        <translation>Інший процес</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>читання %1</translation>
    </message>
    <message>
        <source>transfer %1</source>
        <translation>перенесення %1</translation>
    </message>
    <message>
        <source>prepare %1</source>
        <translation>підготовка %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Завантаження</translation>
    </message>
    <message>
        <source>… of it</source>
        <translation>… з нього</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>Пік пам’яті</translation>
    </message>
    <message>
        <source>Padding waste</source>
        <translation>Втрати на доповнення</translation>
    </message>
    <message>
        <source>Bubble</source>
        <translation>Бульбашка</translation>
    </message>
    <message>
        <source>%1, ideal %2</source>
        <translation>%1, ідеал %2</translation>
    </message>
    <message>
        <source>Of the roofline</source>
        <translation>Від roofline</translation>
    </message>
    <message>
        <source>Not valid</source>
        <translation>Недійсне</translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation>Стадія %1</translation>
    </message>
    <message>
        <source>layers %1–%2</source>
        <translation>шари %1–%2</translation>
    </message>
    <message>
        <source>Rank %1</source>
        <translation>Ранг %1</translation>
    </message>
    <message>
        <source>%1 prompts</source>
        <translation>промптів: %1</translation>
    </message>
    <message>
        <source>… read from</source>
        <translation>… прочитано з</translation>
    </message>
    <message>
        <source>the first %1</source>
        <translation>перші %1</translation>
    </message>
</context>
<context>
    <name>throughline::CellListModel</name>
    <message>
        <source>done, not valid</source>
        <translation>готово, недійсне</translation>
    </message>
    <message>
        <source>%1 ÷ %2</source>
        <translation>%1 ÷ %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Запуск</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Режим</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Точність</translation>
    </message>
    <message>
        <source>B</source>
        <translation>Б</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Промпти</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Повтори</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Час</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>ток/с</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Прискорення</translation>
    </message>
</context>
<context>
    <name>throughline::CellListView</name>
    <message>
        <source>Cells</source>
        <translation>Комірки</translation>
    </message>
    <message>
        <source>No cell fits this filter.</source>
        <translation>Жодна комірка не відповідає фільтру.</translation>
    </message>
</context>
<context>
    <name>throughline::CellPane</name>
    <message>
        <source>Cell</source>
        <translation>Комірка</translation>
    </message>
    <message>
        <source>What is known of this cell</source>
        <translation>Що відомо про цю комірку</translation>
    </message>
    <message>
        <source>Choose a cell on the left</source>
        <translation>Виберіть комірку ліворуч</translation>
    </message>
    <message>
        <source>Cell %1</source>
        <translation>Комірка %1</translation>
    </message>
    <message>
        <source>%1 · %2 prompts</source>
        <translation>%1 · промптів: %2</translation>
    </message>
    <message>
        <source>%1 · %2 prompts · batch %3</source>
        <translation>%1 · промптів: %2 · пакет %3</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Що</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значення</translation>
    </message>
</context>
<context>
    <name>throughline::CellTableModel</name>
    <message>
        <source>no match</source>
        <translation>без пари</translation>
    </message>
    <message>
        <source>%1 ÷ %2</source>
        <translation>%1 ÷ %2</translation>
    </message>
    <message>
        <source>%1 · %2 prompts</source>
        <translation>%1 · промптів: %2</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Комірка</translation>
    </message>
    <message>
        <source>B</source>
        <translation>Б</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>ток/с</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>віднош.</translation>
    </message>
    <message>
        <source>interval</source>
        <translation>інтервал</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>вердикт</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 з %2</translation>
    </message>
    <message>
        <source>Geometric mean</source>
        <translation>Середнє геометричне</translation>
    </message>
    <message>
        <source>Of the ratios of all matched cells, whatever is shown below</source>
        <translation>Відношень усіх спарених комірок, хоч би що показано нижче</translation>
    </message>
    <message>
        <source>Cells that both runs have and that did the same work</source>
        <translation>Комірки, що є в обох запусках і робили ту саму роботу</translation>
    </message>
</context>
<context>
    <name>throughline::CellTreeModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 з %2</translation>
    </message>
    <message>
        <source>B %1 ÷ %2</source>
        <translation>B %1 ÷ %2</translation>
    </message>
    <message>
        <source>B %1</source>
        <translation>B %1</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt</source>
        <comment>%n prompts</comment>
        <translation>
            <numerusform>%n промпт</numerusform>
            <numerusform>%n промпти</numerusform>
            <numerusform>%n промптів</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>throughline::CellWordText</name>
    <message>
        <source>queued</source>
        <translation>у черзі</translation>
    </message>
    <message>
        <source>running</source>
        <translation>виконується</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>з позначкою</translation>
    </message>
    <message>
        <source>done</source>
        <translation>готово</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>брак пам’яті</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>збій</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>скасовано</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>пропущено</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>перервано</translation>
    </message>
    <message>
        <source>%1, 1 rank</source>
        <translation>%1, 1 ранг</translation>
    </message>
    <message>
        <source>%1, %2 ranks</source>
        <translation>%1, рангів: %2</translation>
    </message>
    <message>
        <source>%1, %2 stages</source>
        <translation>%1, стадій: %2</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>невідомо</translation>
    </message>
    <message>
        <source>same as baseline</source>
        <translation>як у бази</translation>
    </message>
    <message>
        <source>near ties in %1 prompts</source>
        <translation>майже рівні, промптів: %1</translation>
    </message>
    <message>
        <source>differ in %1 prompts; first: prompt %2, token %3</source>
        <translation>різні, промптів: %1; перший: промпт %2, токен %3</translation>
    </message>
    <message>
        <source>%1, 1 GPU</source>
        <translation>%1, 1 GPU</translation>
    </message>
    <message>
        <source>%1, %2 GPUs</source>
        <translation>%1, %2 GPU</translation>
    </message>
</context>
<context>
    <name>throughline::ChartChoice</name>
    <message>
        <source>Chart</source>
        <translation>Діаграма</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>throughline::ChartPane</name>
    <message>
        <source>Panel</source>
        <translation>Панель</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>Показати таблицею</translation>
    </message>
    <message>
        <source>Copy this chart</source>
        <translation>Копіювати діаграму</translation>
    </message>
    <message>
        <source>Save this chart, or all of them, as pictures…</source>
        <translation>Зберегти цю діаграму чи всі як зображення…</translation>
    </message>
    <message>
        <source>Open this chart in a window of its own</source>
        <translation>Відкрити діаграму в окремому вікні</translation>
    </message>
    <message>
        <source>The chart&apos;s data</source>
        <translation>Дані діаграми</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Усі</translation>
    </message>
    <message>
        <source>All panels</source>
        <translation>Усі панелі</translation>
    </message>
    <message>
        <source>Save all charts into a folder</source>
        <translation>Зберегти всі діаграми в теку</translation>
    </message>
    <message>
        <source>Save this chart</source>
        <translation>Зберегти діаграму</translation>
    </message>
    <message>
        <source>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</source>
        <translation>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Save what ran when as a Chrome trace</source>
        <translation>Зберегти, що коли виконувалося, як трасу Chrome</translation>
    </message>
    <message>
        <source>Chrome trace for Perfetto (*.json)</source>
        <translation>Траса Chrome для Perfetto (*.json)</translation>
    </message>
    <message>
        <source>Trace written: %1</source>
        <translation>Трасу записано: %1</translation>
    </message>
    <message>
        <source>How this chart is shown</source>
        <translation>Як показувати цю діаграму</translation>
    </message>
</context>
<context>
    <name>throughline::ChartView</name>
    <message>
        <source>Logarithmic x axis</source>
        <translation>Логарифмічна вісь x</translation>
    </message>
    <message>
        <source>Logarithmic y axis</source>
        <translation>Логарифмічна вісь y</translation>
    </message>
    <message>
        <source>Intervals as bands</source>
        <translation>Інтервали смугами</translation>
    </message>
    <message>
        <source>Single repeats as points</source>
        <translation>Окремі повтори точками</translation>
    </message>
    <message>
        <source>Whole chart</source>
        <translation>Уся діаграма</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копіювати</translation>
    </message>
    <message>
        <source>Show all data again and follow what comes (double-click)</source>
        <translation>Знову показати всі дані й стежити за новими (подвійне клацання)</translation>
    </message>
    <message>
        <source>Show the whole chart</source>
        <translation>Показати всю діаграму</translation>
    </message>
    <message>
        <source>Totals of what is seen (T, or Ctrl-drag a range)</source>
        <translation>Підсумки видимого (T або Ctrl-перетягування)</translation>
    </message>
    <message>
        <source>Copy the range&apos;s totals</source>
        <translation>Копіювати підсумки проміжку</translation>
    </message>
    <message>
        <source>No range (Esc)</source>
        <translation>Без проміжку (Esc)</translation>
    </message>
    <message>
        <source>Save as Chrome trace…</source>
        <translation>Зберегти як трасу Chrome…</translation>
    </message>
    <message>
        <source>Published figures</source>
        <translation>Опубліковані значення</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Стежити</translation>
    </message>
    <message>
        <source>Show all data again (double-click)</source>
        <translation>Знову показати всі дані (подвійне клацання)</translation>
    </message>
    <message>
        <source>Show the whole chart and follow it</source>
        <translation>Показати всю діаграму й стежити</translation>
    </message>
</context>
<context>
    <name>throughline::ChipField</name>
    <message>
        <source>Usual values</source>
        <translation>Звичні значення</translation>
    </message>
</context>
<context>
    <name>throughline::ColumnLayout</name>
    <message>
        <source>Move to the left</source>
        <translation>Перемістити ліворуч</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>Перемістити праворуч</translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <translation>Стовпці як спочатку</translation>
    </message>
</context>
<context>
    <name>throughline::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Команди</translation>
    </message>
    <message>
        <source>Type a few letters of a command</source>
        <translation>Введіть кілька літер команди</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Знайти команду</translation>
    </message>
    <message>
        <source>No command has these letters in this order.</source>
        <translation>Жодна команда не має цих літер у такому порядку.</translation>
    </message>
</context>
<context>
    <name>throughline::CommonFactText</name>
    <message>
        <source>nothing measured</source>
        <translation>нічого не виміряно</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>дійсний</translation>
    </message>
    <message>
        <source>not valid</source>
        <translation>недійсне</translation>
    </message>
    <message>
        <source>none</source>
        <translation>немає</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>%1 and %n more</comment>
        <translation>
            <numerusform>%1 і ще %n</numerusform>
            <numerusform>%1 і ще %n</numerusform>
            <numerusform>%1 і ще %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 to %3</source>
        <translation>%1 · від %2 до %3</translation>
    </message>
    <message numerus="yes">
        <source>%n cell</source>
        <comment>%n cells</comment>
        <translation>
            <numerusform>%n комірка</numerusform>
            <numerusform>%n комірки</numerusform>
            <numerusform>%n комірок</numerusform>
        </translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Експеримент</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Точність</translation>
    </message>
    <message>
        <source>Modes</source>
        <translation>Режими</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Комірки</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Хост</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Стан</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Дійсність</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Теги</translation>
    </message>
</context>
<context>
    <name>throughline::ComparePage</name>
    <message>
        <source>Choose two or more runs to compare; the first is the reference.</source>
        <translation>Виберіть два чи більше запусків для порівняння; перший — еталон.</translation>
    </message>
    <message>
        <source>Add another run to compare %1 with.</source>
        <translation>Додайте ще запуск, з яким порівняти %1.</translation>
    </message>
    <message>
        <source>%1 of %2 settings and environment values</source>
        <translation>%1 з %2 значень налаштувань і середовища</translation>
    </message>
    <message>
        <source>nothing: all %1 settings and environment values are the same</source>
        <translation>нічим: усі %1 значень налаштувань і середовища однакові</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Усі</translation>
    </message>
    <message>
        <source>%1 of %2 cells matched</source>
        <translation>пар: %1 з %2</translation>
    </message>
    <message>
        <source>Add run</source>
        <translation>Додати запуск</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Експорт</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Порівняння</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>Лише відмінне</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Промпти</translation>
    </message>
    <message>
        <source>Cells of the runs</source>
        <translation>Комірки запусків</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Комірки</translation>
    </message>
    <message>
        <source>outputs differ in %1 of %2</source>
        <translation>виходи різні: %1 з %2</translation>
    </message>
    <message>
        <source>outputs agree</source>
        <translation>виходи збігаються</translation>
    </message>
    <message numerus="yes">
        <source>verdicts corrected for %n comparison (Holm)</source>
        <comment>verdicts corrected for %n comparisons (Holm)</comment>
        <translation>
            <numerusform>поправка Холма на %n порівняння</numerusform>
            <numerusform>поправка Холма на %n порівняння</numerusform>
            <numerusform>поправка Холма на %n порівнянь</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 can&apos;t be compared: %2</source>
        <translation>%1 не порівняти: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n compared run is no longer in the library.</source>
        <comment>%n compared runs are no longer in the library.</comment>
        <translation>
            <numerusform>%n порівнюваного запуску вже немає в бібліотеці.</numerusform>
            <numerusform>%n порівнюваних запусків уже немає в бібліотеці.</numerusform>
            <numerusform>%n порівнюваних запусків уже немає в бібліотеці.</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder for the overlaid charts and tables</source>
        <translation>Тека для накладених діаграм і таблиць</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Що порівнюється</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Тексти</translation>
    </message>
    <message numerus="yes">
        <source>Reading and comparing %n run…</source>
        <comment>Reading and comparing %n runs…</comment>
        <translation>
            <numerusform>Читання й порівняння: %n запуск…</numerusform>
            <numerusform>Читання й порівняння: %n запуски…</numerusform>
            <numerusform>Читання й порівняння: %n запусків…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::CompareTexts</name>
    <message>
        <source>Cell</source>
        <translation>Комірка</translation>
    </message>
    <message>
        <source>Only those that differ</source>
        <translation>Лише відмінні</translation>
    </message>
    <message>
        <source>Previous prompt that differs (Alt+Up)</source>
        <translation>Попередній відмінний промпт (Alt+Up)</translation>
    </message>
    <message>
        <source>Next prompt that differs (Alt+Down)</source>
        <translation>Наступний відмінний промпт (Alt+Down)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копіювати</translation>
    </message>
    <message>
        <source>Copy this prompt and what each run made of it</source>
        <translation>Копіювати цей промпт і що з нього зробив кожен запуск</translation>
    </message>
    <message>
        <source>Prompts of the cell</source>
        <translation>Промпти комірки</translation>
    </message>
    <message>
        <source>The prompt</source>
        <translation>Промпт</translation>
    </message>
    <message>
        <source>No prompt&apos;s texts differ.</source>
        <translation>Тексти не відрізняються в жодному промпті.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n prompt differs</source>
        <comment>%1 of %n prompts differ</comment>
        <translation>
            <numerusform>різні %1 з %n промпту</numerusform>
            <numerusform>різні %1 з %n промптів</numerusform>
            <numerusform>різні %1 з %n промптів</numerusform>
        </translation>
    </message>
    <message>
        <source>Text of %1</source>
        <translation>Текст %1</translation>
    </message>
    <message>
        <source>Prompt %1</source>
        <translation>Промпт %1</translation>
    </message>
    <message numerus="yes">
        <source>no difference in %n prompt</source>
        <comment>no difference among %n prompts</comment>
        <translation>
            <numerusform>без відмінностей, %n промпт</numerusform>
            <numerusform>без відмінностей, %n промпти</numerusform>
            <numerusform>без відмінностей, %n промптів</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::ComparedPromptModel</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Промпт</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Тексти</translation>
    </message>
    <message>
        <source>From token</source>
        <translation>З токена</translation>
    </message>
</context>
<context>
    <name>throughline::ComparedText</name>
    <message>
        <source>… (%1 bytes more)</source>
        <translation>… (ще байтів: %1)</translation>
    </message>
    <message>
        <source>the reference</source>
        <translation>еталон</translation>
    </message>
    <message>
        <source>equal to the reference</source>
        <translation>як в еталона</translation>
    </message>
    <message>
        <source>differs from token %1 on</source>
        <translation>різне з токена %1</translation>
    </message>
    <message>
        <source>no matched cell</source>
        <translation>без спареної комірки</translation>
    </message>
    <message>
        <source>not compared: other prompts, or token ids were not kept</source>
        <translation>не порівняно: інші промпти або id токенів не збережено</translation>
    </message>
    <message>
        <source>%1, though both read the same</source>
        <translation>%1, хоча на вигляд однаково</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>не порівняно</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>однаково</translation>
    </message>
    <message>
        <source>all equal</source>
        <translation>усе однаково</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>різне</translation>
    </message>
    <message>
        <source>%1 of %2 differs</source>
        <translation>різне: %1 з %2</translation>
    </message>
    <message>
        <source>%1 of %2 differ</source>
        <translation>різні: %1 з %2</translation>
    </message>
    <message>
        <source>No cell is matched: there is no text of the same prompt in two runs.</source>
        <translation>Спарених комірок немає: немає тексту того самого промпту у двох запусках.</translation>
    </message>
    <message>
        <source>No two matched cells have saved texts: forward passes generate none.</source>
        <translation>Жодні дві спарені комірки не мають збережених текстів: прямі проходи їх не генерують.</translation>
    </message>
</context>
<context>
    <name>throughline::ComparisonText</name>
    <message>
        <source>the reference has no cell</source>
        <translation>в еталона немає комірки</translation>
    </message>
    <message>
        <source>no cell has the same model, mode, devices and prompts</source>
        <translation>жодна комірка не має тих самих моделі, режиму, пристроїв і промптів</translation>
    </message>
</context>
<context>
    <name>throughline::ContentsModel</name>
    <message>
        <source>chart</source>
        <translation>діаграма</translation>
    </message>
    <message>
        <source>text</source>
        <translation>текст</translation>
    </message>
    <message>
        <source>Prose: %1</source>
        <translation>Текст: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n word</source>
        <comment>%n words</comment>
        <translation>
            <numerusform>%n слово</numerusform>
            <numerusform>%n слова</numerusform>
            <numerusform>%n слів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence</source>
        <comment>%n sentences</comment>
        <translation>
            <numerusform>%n речення</numerusform>
            <numerusform>%n речення</numerusform>
            <numerusform>%n речень</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file</source>
        <comment>%n files</comment>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файли</numerusform>
            <numerusform>%n файлів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>table, %n row</source>
        <comment>table, %n rows</comment>
        <translation>
            <numerusform>таблиця, %n рядок</numerusform>
            <numerusform>таблиця, %n рядки</numerusform>
            <numerusform>таблиця, %n рядків</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::CopyWords</name>
    <message numerus="yes">
        <source>%n row copied</source>
        <comment>%n rows copied</comment>
        <translation>
            <numerusform>скопійовано %n рядок</numerusform>
            <numerusform>скопійовано %n рядки</numerusform>
            <numerusform>скопійовано %n рядків</numerusform>
        </translation>
    </message>
    <message>
        <source>Chart copied</source>
        <translation>Діаграму скопійовано</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопійовано</translation>
    </message>
</context>
<context>
    <name>throughline::DeviceStrips</name>
    <message>
        <source>Devices over time</source>
        <translation>Пристрої в часі</translation>
    </message>
    <message>
        <source>Ctrl+wheel, or + and −, changes how much time is shown; a double click or 0 resets it</source>
        <translation>Ctrl+коліщатко або + і − змінюють показаний проміжок; подвійне клацання чи 0 — скидає</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation>недоступно</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>простій</translation>
    </message>
    <message>
        <source>%1%2 s</source>
        <translation>%1%2 с</translation>
    </message>
    <message>
        <source>%1%2 min</source>
        <translation>%1%2 хв</translation>
    </message>
    <message>
        <source>%1%2 h</source>
        <translation>%1%2 год</translation>
    </message>
    <message>
        <source>Devices appear with the plan.</source>
        <translation>Пристрої з’являться разом із планом.</translation>
    </message>
    <message>
        <source>cell %1</source>
        <translation>комірка %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>зараз</translation>
    </message>
    <message>
        <source>end</source>
        <translation>кінець</translation>
    </message>
</context>
<context>
    <name>throughline::DeviceText</name>
    <message>
        <source>CPU</source>
        <translation>ЦП</translation>
    </message>
    <message>
        <source>a CPU does not tell it during a pass</source>
        <translation>ЦП не повідомляє цього під час проходу</translation>
    </message>
    <message>
        <source>GPU %1</source>
        <translation>GPU %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Prompts/s</source>
        <translation>Промпти/с</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>Токени/с</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Пам’ять</translation>
    </message>
    <message>
        <source>Utilisation</source>
        <translation>Завантаженість</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Потужність</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Частота</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 W</source>
        <translation>%1 Вт</translation>
    </message>
    <message>
        <source>%1 MHz</source>
        <translation>%1 МГц</translation>
    </message>
</context>
<context>
    <name>throughline::DeviceTicks</name>
    <message>
        <source>Automatic</source>
        <translation>Автоматично</translation>
    </message>
    <message>
        <source>All GPUs</source>
        <translation>Усі GPU</translation>
    </message>
</context>
<context>
    <name>throughline::DifferenceModel</name>
    <message>
        <source>%1 · reference</source>
        <translation>%1 · еталон</translation>
    </message>
</context>
<context>
    <name>throughline::DownloadPlace</name>
    <message>
        <source>A part of %1 is here.</source>
        <translation>Частина %1 уже тут.</translation>
    </message>
    <message>
        <source>%1 is not on this machine.</source>
        <translation>%1 немає на цій машині.</translation>
    </message>
    <message>
        <source>Finish the download</source>
        <translation>Завершити завантаження</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Завантажити</translation>
    </message>
    <message>
        <source>Download %1</source>
        <translation>Завантажити %1</translation>
    </message>
</context>
<context>
    <name>throughline::DownloadRow</name>
    <message>
        <source>Cancel</source>
        <translation>Скасувати</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Повторити</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Додати</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Закрити повідомлення</translation>
    </message>
    <message>
        <source>Download of %1</source>
        <translation>Завантаження %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продовжити</translation>
    </message>
</context>
<context>
    <name>throughline::DownloadWords</name>
    <message>
        <source>The hub is asked what there is…</source>
        <translation>Запит до хабу, що там є…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 з %2</translation>
    </message>
    <message>
        <source>file %1 of %2</source>
        <translation>файл %1 з %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/с</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>лишилося %1</translation>
    </message>
    <message>
        <source>Being cancelled…</source>
        <translation>Скасовується…</translation>
    </message>
    <message>
        <source>It is in the hub cache now.</source>
        <translation>Тепер вона в кеші хабу.</translation>
    </message>
    <message>
        <source>Cancelled. What has come is kept: it goes on from there.</source>
        <translation>Скасовано. Отримане збережено: далі — з того місця.</translation>
    </message>
</context>
<context>
    <name>throughline::DropVeil</name>
    <message>
        <source>Drop to import</source>
        <translation>Відпустіть, щоб імпортувати</translation>
    </message>
</context>
<context>
    <name>throughline::EngineClient</name>
    <message>
        <source>The engine could not be started: %1.</source>
        <translation>Рушій не запустився: %1.</translation>
    </message>
    <message>
        <source>The experiment could not be handed to the engine: no temporary file can be made.</source>
        <translation>Експеримент не передано рушієві: не створюється тимчасовий файл.</translation>
    </message>
    <message>
        <source>The engine sent what can&apos;t be read: %1</source>
        <translation>Рушій надіслав нечитне: %1</translation>
    </message>
    <message>
        <source>The engine was killed by signal %1.</source>
        <translation>Рушій убито сигналом %1.</translation>
    </message>
</context>
<context>
    <name>throughline::EngineFacts</name>
    <message>
        <source>CPU</source>
        <translation>ЦП</translation>
    </message>
</context>
<context>
    <name>throughline::EngineQuery</name>
    <message>
        <source>It gave no answer within %1 seconds.</source>
        <translation>Немає відповіді за %1 с.</translation>
    </message>
    <message>
        <source>No temporary file can be made.</source>
        <translation>Не створюється тимчасовий файл.</translation>
    </message>
    <message>
        <source>%1 could not be started: %2.</source>
        <translation>%1 не запускається: %2.</translation>
    </message>
    <message>
        <source>Its answer is too long.</source>
        <translation>Відповідь задовга.</translation>
    </message>
    <message>
        <source>It was killed by signal %1.</source>
        <translation>Його вбито сигналом %1.</translation>
    </message>
</context>
<context>
    <name>throughline::ExperimentForm</name>
    <message>
        <source>Pipeline</source>
        <translation>Конвеєр</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Вимірювання</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Підготовка</translation>
    </message>
    <message>
        <source>Block of the experiment</source>
        <translation>Блок експерименту</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Блок</translation>
    </message>
    <message>
        <source>Each block sweeps its own axes; the plan holds the cells of all blocks</source>
        <translation>Кожен блок перебирає власні осі; план містить комірки всіх блоків</translation>
    </message>
</context>
<context>
    <name>throughline::ExperimentPage</name>
    <message>
        <source>Experiment</source>
        <translation>Експеримент</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Відкрити…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Зберегти як…</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Як команду</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Запустити</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>У чергу</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1, змінено</translation>
    </message>
    <message>
        <source>Bring them back</source>
        <translation>Повернути їх</translation>
    </message>
    <message>
        <source>Open an experiment</source>
        <translation>Відкрити експеримент</translation>
    </message>
    <message>
        <source>Experiments (*.experiment.json *.json);;All files (*)</source>
        <translation>Експерименти (*.experiment.json *.json);;Усі файли (*)</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Збережено</translation>
    </message>
    <message>
        <source>Save the experiment</source>
        <translation>Зберегти експеримент</translation>
    </message>
    <message>
        <source>Experiments (*.experiment.json)</source>
        <translation>Експерименти (*.experiment.json)</translation>
    </message>
    <message>
        <source>Queued: runs after the one that is going on</source>
        <translation>У черзі: виконається після поточного</translation>
    </message>
    <message>
        <source>The command is in the clipboard</source>
        <translation>Команда в буфері обміну</translation>
    </message>
    <message>
        <source>The changes to %1 were left behind; undo brings them back too.</source>
        <translation>Зміни до %1 відкинуто; їх поверне й скасування дії.</translation>
    </message>
</context>
<context>
    <name>throughline::ExplanationText</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Filled in for %1: %2</source>
        <translation>Заповнено для %1: %2</translation>
    </message>
    <message>
        <source>Filled in: %1</source>
        <translation>Заповнено: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n cell)</source>
        <comment>%1 (%n cells)</comment>
        <translation>
            <numerusform>%1 (%n комірка)</numerusform>
            <numerusform>%1 (%n комірки)</numerusform>
            <numerusform>%1 (%n комірок)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::FileWriting</name>
    <message>
        <source>Writing %1 of %2… Closing this stops it.</source>
        <translation>Записується %1 з %2… Закрийте це, щоб зупинити.</translation>
    </message>
    <message>
        <source>Run %1 of %2: writing %3 of %4… Closing this stops it.</source>
        <translation>Запуск %1 з %2: записується %3 з %4… Закрийте це, щоб зупинити.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Записано: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file written to %1</source>
        <comment>%n files written to %1</comment>
        <translation>
            <numerusform>%n файл записано в %1</numerusform>
            <numerusform>%n файли записано в %1</numerusform>
            <numerusform>%n файлів записано в %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. %1</source>
        <translation>Зупинено. %1</translation>
    </message>
</context>
<context>
    <name>throughline::FilledInText</name>
    <message>
        <source>Modes</source>
        <translation>Режими</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Пристрої</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Потоки</translation>
    </message>
    <message>
        <source>Total length</source>
        <translation>Загальна довжина</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Протокол</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Точність</translation>
    </message>
    <message>
        <source>Special tokens</source>
        <translation>Спеціальні токени</translation>
    </message>
    <message>
        <source>End of sequence</source>
        <translation>Кінець послідовності</translation>
    </message>
    <message>
        <source>Padding token</source>
        <translation>Токен доповнення</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Промпти</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>Позиції</translation>
    </message>
</context>
<context>
    <name>throughline::FilterBar</name>
    <message>
        <source>What is listed</source>
        <translation>Що у списку</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Запуски</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Комірки</translation>
    </message>
    <message>
        <source>Filter: words, model:… date:&gt;2026-11-01</source>
        <translation>Фільтр: слова, model:… date:&gt;2026-11-01</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>Фільтрувати запуски</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Фільтри</translation>
    </message>
    <message>
        <source>Grouping and columns</source>
        <translation>Групування й стовпці</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Бібліотека</translation>
    </message>
</context>
<context>
    <name>throughline::FormSection</name>
    <message>
        <source>Give at least one value</source>
        <translation>Задайте хоча б одне значення</translation>
    </message>
</context>
<context>
    <name>throughline::FreeFields</name>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>Y</source>
        <translation>Y</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Колір</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Панель</translation>
    </message>
    <message>
        <source>none</source>
        <translation>немає</translation>
    </message>
</context>
<context>
    <name>throughline::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Довідка</translation>
    </message>
    <message>
        <source>Text of the help</source>
        <translation>Текст довідки</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Пошук</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Шукати в довідці</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Теми</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Тема</translation>
    </message>
    <message numerus="yes">
        <source>In %n topic</source>
        <comment>In %n topics</comment>
        <translation>
            <numerusform>У %n темі</numerusform>
            <numerusform>У %n темах</numerusform>
            <numerusform>У %n темах</numerusform>
        </translation>
    </message>
    <message>
        <source>In no topic</source>
        <translation>У жодній темі</translation>
    </message>
</context>
<context>
    <name>throughline::InlineMessage</name>
    <message>
        <source>Close this message</source>
        <translation>Закрити повідомлення</translation>
    </message>
</context>
<context>
    <name>throughline::LibraryPage</name>
    <message>
        <source>Compare</source>
        <translation>Порівняти</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Звіт</translation>
    </message>
    <message>
        <source>Import runs</source>
        <translation>Імпорт запусків</translation>
    </message>
    <message>
        <source>All charts and tables into a folder…</source>
        <translation>Усі діаграми й таблиці в теку…</translation>
    </message>
    <message>
        <source>Summary as CSV…</source>
        <translation>Зведення як CSV…</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Raw samples as CSV…</source>
        <translation>Сирі вибірки як CSV…</translation>
    </message>
    <message>
        <source>The run itself…</source>
        <translation>Сам запуск…</translation>
    </message>
    <message>
        <source>Runs (*.run.jsonl)</source>
        <translation>Запуски (*.run.jsonl)</translation>
    </message>
    <message>
        <source>Folder for charts and tables</source>
        <translation>Тека для діаграм і таблиць</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Записано: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Повернути</translation>
    </message>
    <message>
        <source>No run is saved yet.</source>
        <translation>Ще не збережено жодного запуску.</translation>
    </message>
    <message>
        <source>Run the experiment</source>
        <translation>Запустити експеримент</translation>
    </message>
    <message>
        <source>The library is being opened…</source>
        <translation>Бібліотека відкривається…</translation>
    </message>
    <message>
        <source>Deleted %1. It is kept for 7 days.</source>
        <translation>Видалено: %1. Зберігається 7 днів.</translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n run. It is kept for 7 days.</source>
        <comment>Deleted %n runs. They are kept for 7 days.</comment>
        <translation>
            <numerusform>Видалено %n запуск. Зберігається 7 днів.</numerusform>
            <numerusform>Видалено %n запуски. Зберігаються 7 днів.</numerusform>
            <numerusform>Видалено %n запусків. Зберігаються 7 днів.</numerusform>
        </translation>
    </message>
    <message>
        <source>No deleted run is left to bring back.</source>
        <translation>Видалених запусків, які можна повернути, не лишилося.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Спробувати ще</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Зняти</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Еталон</translation>
    </message>
    <message numerus="yes">
        <source>%n cell</source>
        <comment>%n cells</comment>
        <translation>
            <numerusform>%n комірка</numerusform>
            <numerusform>%n комірки</numerusform>
            <numerusform>%n комірок</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n run is still being read</source>
        <comment>%n runs are still being read</comment>
        <translation>
            <numerusform>ще читається %n запуск</numerusform>
            <numerusform>ще читаються %n запуски</numerusform>
            <numerusform>ще читаються %n запусків</numerusform>
        </translation>
    </message>
    <message>
        <source>Cells of all runs. Drop result files to import them.</source>
        <translation>Комірки всіх запусків. Перетягніть сюди файли результатів, щоб імпортувати.</translation>
    </message>
    <message numerus="yes">
        <source>%n run</source>
        <comment>%n runs</comment>
        <translation>
            <numerusform>%n запуск</numerusform>
            <numerusform>%n запуски</numerusform>
            <numerusform>%n запусків</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run</source>
        <comment>%1 of %n runs</comment>
        <translation>
            <numerusform>%1 з %n запуску</numerusform>
            <numerusform>%1 з %n запусків</numerusform>
            <numerusform>%1 з %n запусків</numerusform>
        </translation>
    </message>
    <message>
        <source>experiment</source>
        <translation>експериментом</translation>
    </message>
    <message>
        <source>model</source>
        <translation>моделлю</translation>
    </message>
    <message>
        <source>day</source>
        <translation>днем</translation>
    </message>
    <message>
        <source>host</source>
        <translation>хост</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>тегами</translation>
    </message>
    <message>
        <source>%1 · grouped by %2</source>
        <translation>%1 · за: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n is being read</source>
        <comment>%n are being read</comment>
        <translation>
            <numerusform>читається %n</numerusform>
            <numerusform>читаються %n</numerusform>
            <numerusform>читаються %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Pin a run (Ctrl+D) to see how much faster every other one is. Drop result files to import them.</source>
        <translation>Ctrl+D: зробити запуск еталоном. Файли результатів перетягуйте сюди.</translation>
    </message>
    <message>
        <source>No run fits this filter.</source>
        <translation>Жоден запуск не відповідає фільтру.</translation>
    </message>
    <message>
        <source>What else can be done with the chosen runs</source>
        <translation>Що ще можна зробити з вибраними запусками</translation>
    </message>
    <message>
        <source>Edit the experiment again</source>
        <translation>Редагувати експеримент знову</translation>
    </message>
    <message>
        <source>Summary as CSV</source>
        <translation>Зведення як CSV</translation>
    </message>
    <message>
        <source>Raw samples as CSV</source>
        <translation>Сирі вибірки як CSV</translation>
    </message>
    <message>
        <source>The run itself</source>
        <translation>Сам запуск</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>Копіювати рядки</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>Групувати за</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Не групувати</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Експеримент</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Хост</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Теги</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Стовпці</translation>
    </message>
    <message>
        <source>Fold all groups</source>
        <translation>Згорнути всі групи</translation>
    </message>
    <message>
        <source>Unfold all groups</source>
        <translation>Розгорнути всі групи</translation>
    </message>
    <message>
        <source>Runs, and results of other tools (*.run.jsonl *.json *.jsonl *.csv);;All files (*)</source>
        <translation>Запуски й результати інших інструментів (*.run.jsonl *.json *.jsonl *.csv);;Усі файли (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n run imported.</source>
        <comment>%n runs imported.</comment>
        <translation>
            <numerusform>Імпортовано %n запуск.</numerusform>
            <numerusform>Імпортовано %n запуски.</numerusform>
            <numerusform>Імпортовано %n запусків.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more file was refused.</source>
        <comment>%n more files were refused.</comment>
        <translation>
            <numerusform>Ще %n файл відхилено.</numerusform>
            <numerusform>Ще %n файли відхилено.</numerusform>
            <numerusform>Ще %n файлів відхилено.</numerusform>
        </translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Бібліотека</translation>
    </message>
    <message>
        <source>Δ %: geometric mean of output tokens/s over matched cells, 95 % interval. Drop result files to import them.</source>
        <translation>Δ %: середнє геометричне токенів/с за парами комірок, 95 % інтервал. Файли результатів перетягуйте сюди.</translation>
    </message>
</context>
<context>
    <name>throughline::LogModel</name>
    <message>
        <source>Time</source>
        <translation>Час</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Ранг</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Що сталося</translation>
    </message>
    <message>
        <source>all</source>
        <translation>усі</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>ранг %1</translation>
    </message>
    <message>
        <source>ranks %1</source>
        <translation>ранги %1</translation>
    </message>
</context>
<context>
    <name>throughline::LogPane</name>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Levels of the log</source>
        <translation>Рівні журналу</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>Усі рівні</translation>
    </message>
    <message>
        <source>Information and above</source>
        <translation>Інформація й вище</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>Попередження й помилки</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Помилки</translation>
    </message>
    <message>
        <source>Search in the log</source>
        <translation>Шукати в журналі</translation>
    </message>
    <message>
        <source>Search  Ctrl+F</source>
        <translation>Пошук  Ctrl+F</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копіювати</translation>
    </message>
    <message>
        <source>Nothing has been said yet.</source>
        <translation>Поки нічого не сказано.</translation>
    </message>
    <message>
        <source>No line of these levels holds these words.</source>
        <translation>Жоден рядок цих рівнів не містить цих слів.</translation>
    </message>
    <message>
        <source>%1 of the last %2 lines</source>
        <translation>%1 з останніх %2 рядків</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n line</source>
        <comment>%1 of %n lines</comment>
        <translation>
            <numerusform>%1 з %n рядка</numerusform>
            <numerusform>%1 з %n рядків</numerusform>
            <numerusform>%1 з %n рядків</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line</source>
        <comment>%n lines</comment>
        <translation>
            <numerusform>%n рядок</numerusform>
            <numerusform>%n рядки</numerusform>
            <numerusform>%n рядків</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::LogText</name>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1 (разів: %2)</translation>
    </message>
    <message>
        <source>Cell %1: %2</source>
        <translation>Комірка %1: %2</translation>
    </message>
    <message>
        <source>Warm-up: %1</source>
        <translation>Прогрів: %1</translation>
    </message>
    <message>
        <source>Repeat %1: %2</source>
        <translation>Повтор %1: %2</translation>
    </message>
    <message>
        <source>Repeat %1: %2; %3: kept and noted</source>
        <translation>Повтор %1: %2; %3: збережено й зазначено</translation>
    </message>
    <message numerus="yes">
        <source>Cell %1 done after %n repeat</source>
        <comment>Cell %1 done after %n repeats</comment>
        <translation>
            <numerusform>Комірка %1 готова після %n повтору</numerusform>
            <numerusform>Комірка %1 готова після %n повторів</numerusform>
            <numerusform>Комірка %1 готова після %n повторів</numerusform>
        </translation>
    </message>
    <message>
        <source>Cell %1 %2</source>
        <translation>Комірка %1: %2</translation>
    </message>
    <message>
        <source>Cell %1 %2: %3</source>
        <translation>Комірка %1, %2: %3</translation>
    </message>
    <message>
        <source>Not understood (%1): %2</source>
        <translation>Не зрозуміло (%1): %2</translation>
    </message>
    <message>
        <source>Goes on with a batch of %1: %2</source>
        <translation>Продовжує з пакетом %1: %2</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Запуск: %1</translation>
    </message>
</context>
<context>
    <name>throughline::MainWindow</name>
    <message>
        <source>Throughline</source>
        <translation>Throughline</translation>
    </message>
    <message>
        <source>A run is going on. What is measured so far is saved.</source>
        <translation>Триває запуск. Уже виміряне збережено.</translation>
    </message>
    <message>
        <source>Finish this cell</source>
        <translation>Завершити комірку</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Стоп зараз</translation>
    </message>
    <message>
        <source>Throughline %1 measures how much faster LLM inference gets when it is made parallel. GPL-3.0-or-later.</source>
        <translation>Throughline %1 вимірює, наскільки швидшим стає інференс LLM, коли його роблять паралельним. GPL-3.0-or-later.</translation>
    </message>
    <message>
        <source>%1 is no longer there; it was taken off the list of recent files.</source>
        <translation>%1 більше немає; його прибрано зі списку недавніх файлів.</translation>
    </message>
    <message>
        <source>There is no chart and no table here to be copied.</source>
        <translation>Тут немає ні діаграми, ні таблиці для копіювання.</translation>
    </message>
    <message numerus="yes">
        <source>A run is going on and %n experiment waits, which will be forgotten. What is measured so far is saved.</source>
        <comment>A run is going on and %n experiments wait, which will be forgotten. What is measured so far is saved.</comment>
        <translation>
            <numerusform>Триває запуск, і чекає %n експеримент, який буде забуто. Уже виміряне збережено.</numerusform>
            <numerusform>Триває запуск, і чекають %n експерименти, які буде забуто. Уже виміряне збережено.</numerusform>
            <numerusform>Триває запуск, і чекають %n експериментів, які буде забуто. Уже виміряне збережено.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n experiment waits in the queue, and will be forgotten when the window is closed.</source>
        <comment>%n experiments wait in the queue, and will be forgotten when the window is closed.</comment>
        <translation>
            <numerusform>У черзі чекає %n експеримент; після закриття вікна його буде забуто.</numerusform>
            <numerusform>У черзі чекають %n експерименти; після закриття вікна їх буде забуто.</numerusform>
            <numerusform>У черзі чекають %n експериментів; після закриття вікна їх буде забуто.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрити</translation>
    </message>
</context>
<context>
    <name>throughline::MeasureSection</name>
    <message>
        <source>Protocol</source>
        <translation>Протокол</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Швидкий</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Стандартний</translation>
    </message>
    <message>
        <source>Careful</source>
        <translation>Ретельний</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Повтори</translation>
    </message>
    <message>
        <source>Repeats at least</source>
        <translation>Повторів щонайменше</translation>
    </message>
    <message>
        <source>Repeats at most</source>
        <translation>Повторів щонайбільше</translation>
    </message>
    <message>
        <source>Warm-up passes at least</source>
        <translation>Проходів прогріву щонайменше</translation>
    </message>
    <message>
        <source>to</source>
        <translation>до</translation>
    </message>
    <message>
        <source>Warm-up passes</source>
        <translation>Проходи прогріву</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Доки</translation>
    </message>
    <message>
        <source>Asked half-width of the interval, per cent</source>
        <translation>Бажана півширина інтервалу, відсотки</translation>
    </message>
    <message>
        <source>Time for a cell, seconds</source>
        <translation>Час на комірку, секунди</translation>
    </message>
    <message>
        <source>interval within ±</source>
        <translation>інтервал у межах ±</translation>
    </message>
    <message>
        <source>%, or after</source>
        <translation>%, або через</translation>
    </message>
    <message>
        <source>s a cell</source>
        <translation>с на комірку</translation>
    </message>
    <message>
        <source>A first look: a range instead of an interval, comparisons stay undecided</source>
        <translation>Перший погляд: розмах замість інтервалу, порівняння не визначені</translation>
    </message>
    <message>
        <source>Warm-up until passes agree, then repeats until the interval is narrow enough</source>
        <translation>Прогрів, доки проходи не зійдуться, потім повтори, доки інтервал не звузиться</translation>
    </message>
    <message>
        <source>%1 repeats or more</source>
        <translation>повторів: від %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 · interval within %3 % · %4 s a cell</source>
        <translation>%1 · %2 · інтервал у межах %3 % · %4 с на комірку</translation>
    </message>
    <message>
        <source>95 % interval of the median; 0 asks for none</source>
        <translation>95 % інтервал медіани; 0 — без нього</translation>
    </message>
</context>
<context>
    <name>throughline::ModeSection</name>
    <message>
        <source>Modes</source>
        <translation>Режими</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Пристрої</translation>
    </message>
    <message>
        <source>Ranks</source>
        <translation>Ранги</translation>
    </message>
    <message>
        <source>for data-parallel</source>
        <translation>для паралелізму даних</translation>
    </message>
    <message>
        <source>sequential</source>
        <translation>послідовно</translation>
    </message>
    <message>
        <source>data-parallel</source>
        <translation>за даними</translation>
    </message>
    <message>
        <source>pipeline</source>
        <translation>конвеєр</translation>
    </message>
    <message>
        <source>tensor-parallel</source>
        <translation>за тензорами</translation>
    </message>
</context>
<context>
    <name>throughline::ModelChecks</name>
    <message>
        <source>The engine&apos;s answer about it can&apos;t be read.</source>
        <translation>Відповідь рушія про неї не читається.</translation>
    </message>
</context>
<context>
    <name>throughline::ModelChoices</name>
    <message>
        <source>It is not in the hub cache any more.</source>
        <translation>Її вже немає в кеші хабу.</translation>
    </message>
</context>
<context>
    <name>throughline::ModelDetail</name>
    <message>
        <source>What is known of this model</source>
        <translation>Що відомо про цю модель</translation>
    </message>
    <message>
        <source>No model is chosen</source>
        <translation>Модель не вибрано</translation>
    </message>
    <message>
        <source>%1 · its files are being looked at…</source>
        <translation>%1 · файли переглядаються…</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Що</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значення</translation>
    </message>
</context>
<context>
    <name>throughline::ModelDownload</name>
    <message>
        <source>%1 could not be started: %2.</source>
        <translation>%1 не запускається: %2.</translation>
    </message>
    <message>
        <source>The download said what can&apos;t be read: %1</source>
        <translation>Завантаження надіслало нечитне: %1</translation>
    </message>
    <message>
        <source>The download was killed by signal %1.</source>
        <translation>Завантаження вбито сигналом %1.</translation>
    </message>
</context>
<context>
    <name>throughline::ModelFit</name>
    <message>
        <source>The weights take %1, more than one GPU has (%2): they fit only split over GPUs, as a pipeline.</source>
        <translation>Ваги займають %1, більше, ніж має один GPU (%2): вони вмістяться лише поділеними між GPU, конвеєром.</translation>
    </message>
    <message>
        <source>Does not fit here: the weights take %1, and the memory of the %2 is %3.</source>
        <translation>Не вміщується: ваги займають %1, а пам’ять %2 — %3.</translation>
    </message>
    <message>
        <source>Fits only in part: the weights take %1, and the memory of the %2 is %3; %4 fits.</source>
        <translation>Вміщується лише частково: ваги займають %1, а пам’ять %2 — %3; вмістяться %4.</translation>
    </message>
    <message>
        <source>The weights take %1, and only %2 of %3 are free now.</source>
        <translation>Ваги займають %1, а вільно зараз лише %2 з %3.</translation>
    </message>
</context>
<context>
    <name>throughline::ModelListModel</name>
    <message>
        <source>is being looked at…</source>
        <translation>переглядається…</translation>
    </message>
    <message>
        <source>%1, random</source>
        <translation>%1, випадкові</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Родина</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Параметри</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Ваги</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>У %1</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Контекст</translation>
    </message>
</context>
<context>
    <name>throughline::ModelPicker</name>
    <message>
        <source>Add a model</source>
        <translation>Додати модель</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>Шукати моделі</translation>
    </message>
    <message>
        <source>Search, or ORG/NAME of a model to download</source>
        <translation>Пошук або ORG/NAME моделі для завантаження</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Тека…</translation>
    </message>
    <message>
        <source>A folder with config.json and model.safetensors</source>
        <translation>Тека з config.json і model.safetensors</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Моделі</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Спробувати ще</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрити</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Додати</translation>
    </message>
    <message>
        <source>No model here has these words.</source>
        <translation>Жодна модель тут не має цих слів.</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>Пошук моделей…</translation>
    </message>
    <message>
        <source>Folder with config.json and model.safetensors</source>
        <translation>Тека з config.json і model.safetensors</translation>
    </message>
    <message>
        <source>The models can&apos;t be listed: %1</source>
        <translation>Список моделей не отримано: %1</translation>
    </message>
    <message>
        <source>Its files are being looked at; then it is added…</source>
        <translation>Файли переглядаються; потім її буде додано…</translation>
    </message>
    <message>
        <source>This model is in the experiment already</source>
        <translation>Ця модель уже в експерименті</translation>
    </message>
</context>
<context>
    <name>throughline::ModelSection</name>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Add model…</source>
        <translation>Додати модель…</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Завантажити</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Точність</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Моделі</translation>
    </message>
    <message>
        <source>Preset, random weights</source>
        <translation>Пресет, випадкові ваги</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Чекпойнт</translation>
    </message>
    <message>
        <source>%1 · %2 parameters · %3 layers</source>
        <translation>%1 · параметрів: %2 · шарів: %3</translation>
    </message>
</context>
<context>
    <name>throughline::ModelWords</name>
    <message>
        <source>%1 B</source>
        <translation>%1 млрд</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 млн</translation>
    </message>
    <message>
        <source>%1 K</source>
        <translation>%1 тис.</translation>
    </message>
    <message>
        <source>Chosen folders</source>
        <translation>Вибрані теки</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Недавні</translation>
    </message>
    <message>
        <source>In the hub cache</source>
        <translation>У кеші хабу</translation>
    </message>
    <message>
        <source>Presets: published shapes, random weights</source>
        <translation>Пресети: опубліковані форми, випадкові ваги</translation>
    </message>
    <message>
        <source>Preset: random weights</source>
        <translation>Пресет: випадкові ваги</translation>
    </message>
    <message>
        <source>Checkpoint in the hub cache</source>
        <translation>Чекпойнт у кеші хабу</translation>
    </message>
    <message>
        <source>Checkpoint in a folder</source>
        <translation>Чекпойнт у теці</translation>
    </message>
    <message>
        <source>Can&apos;t run: %1</source>
        <translation>Не запуститься: %1</translation>
    </message>
    <message>
        <source>none: text becomes bytes</source>
        <translation>немає: текст стає байтами</translation>
    </message>
    <message>
        <source>none: random prompts only</source>
        <translation>немає: лише випадкові промпти</translation>
    </message>
    <message>
        <source>its own</source>
        <translation>власний</translation>
    </message>
    <message>
        <source>%1, %2 for keys and values</source>
        <translation>%1, %2 для ключів і значень</translation>
    </message>
    <message>
        <source>Written as</source>
        <translation>Записується як</translation>
    </message>
    <message>
        <source>%1; %2 alone means another</source>
        <translation>%1; просто %2 — це інша</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Родина</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Параметри</translation>
    </message>
    <message>
        <source>Weights in %1</source>
        <translation>Ваги у %1</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Збережено</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 у %2</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Контекст</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>токенів: %1</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>Токенізатор</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Шари</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Голови</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Ширина</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>Словник</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Тека</translation>
    </message>
</context>
<context>
    <name>throughline::NumberListText</name>
    <message>
        <source>“%1” is not a whole number or a range like 8-16</source>
        <translation>«%1» — не ціле число й не діапазон на кшталт 8-16</translation>
    </message>
    <message>
        <source>%1 is outside %2 to %3</source>
        <translation>%1 поза межами від %2 до %3</translation>
    </message>
    <message>
        <source>%1 runs backwards: write %2-%3</source>
        <translation>%1 іде назад: пишіть %2-%3</translation>
    </message>
    <message>
        <source>%1 is more than %2 values</source>
        <translation>%1 — це більше ніж %2 значень</translation>
    </message>
</context>
<context>
    <name>throughline::OtherRun</name>
    <message>
        <source>Its engine ended before the run did.</source>
        <translation>Його рушій завершився раніше за запуск.</translation>
    </message>
    <message>
        <source>That engine can&apos;t be reached from here; stop it where it was started.</source>
        <translation>Цей рушій звідси недосяжний; зупиніть його там, де запустили.</translation>
    </message>
</context>
<context>
    <name>throughline::PaletteModel</name>
    <message>
        <source>%1, not now: %2</source>
        <translation>%1, не зараз: %2</translation>
    </message>
</context>
<context>
    <name>throughline::PassageText</name>
    <message>
        <source>… (%1 bytes more)</source>
        <translation>… (ще байтів: %1)</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>ранг %1</translation>
    </message>
    <message>
        <source>the baseline</source>
        <translation>база</translation>
    </message>
    <message>
        <source>equal to sequential</source>
        <translation>як послідовно</translation>
    </message>
    <message>
        <source>differs from sequential at token %1</source>
        <translation>відрізняється від послідовного з токена %1</translation>
    </message>
    <message>
        <source>%1, though both read the same</source>
        <translation>%1, хоча на вигляд однаково</translation>
    </message>
    <message>
        <source>not compared, the run has no sequential cell for it</source>
        <translation>не порівняно: у запуску немає послідовної комірки для цього</translation>
    </message>
    <message>
        <source>not compared, token ids were not kept</source>
        <translation>не порівняно: id токенів не збережено</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>не порівняно</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>однаково</translation>
    </message>
    <message>
        <source>all equal</source>
        <translation>усе однаково</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>різне</translation>
    </message>
    <message>
        <source>%1 of %2 differs</source>
        <translation>різне: %1 з %2</translation>
    </message>
    <message>
        <source>%1 of %2 differ</source>
        <translation>різні: %1 з %2</translation>
    </message>
    <message>
        <source>texts of %1 of %2 cells</source>
        <translation>тексти %1 з %2 комірок</translation>
    </message>
    <message>
        <source>A forward pass generates no text.</source>
        <translation>Прямий прохід не генерує тексту.</translation>
    </message>
    <message>
        <source>A cell&apos;s texts come when it ends.</source>
        <translation>Тексти комірки з’являються по її завершенні.</translation>
    </message>
    <message>
        <source>No texts were saved with this run.</source>
        <translation>Із цим запуском текстів не збережено.</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt</source>
        <comment>%n prompts</comment>
        <translation>
            <numerusform>%n промпт</numerusform>
            <numerusform>%n промпти</numerusform>
            <numerusform>%n промптів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n differs</source>
        <comment>%n differ</comment>
        <translation>
            <numerusform>різний: %n</numerusform>
            <numerusform>різні: %n</numerusform>
            <numerusform>різних: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::PictureDialog</name>
    <message>
        <source>Save as a picture</source>
        <translation>Зберегти як зображення</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Ширина</translation>
    </message>
    <message>
        <source> px</source>
        <translation> пкс</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>Висота</translation>
    </message>
    <message>
        <source>Dots per inch of a PNG</source>
        <translation>Точок на дюйм у PNG</translation>
    </message>
    <message>
        <source>This chart…</source>
        <translation>Цю діаграму…</translation>
    </message>
    <message>
        <source>All charts…</source>
        <translation>Усі діаграми…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Скасувати</translation>
    </message>
    <message>
        <source>Pictures are light and never transparent; title and legend are inside.</source>
        <translation>Зображення світлі й ніколи не прозорі; назва й легенда всередині.</translation>
    </message>
</context>
<context>
    <name>throughline::PipelineSection</name>
    <message>
        <source>Stages</source>
        <translation>Стадії</translation>
    </message>
    <message>
        <source>Where the outputs go</source>
        <translation>Куди йдуть виходи</translation>
    </message>
    <message>
        <source>Last stage</source>
        <translation>Остання</translation>
    </message>
    <message>
        <source>All ranks</source>
        <translation>Усі ранги</translation>
    </message>
    <message>
        <source>Split after</source>
        <translation>Поділ після</translation>
    </message>
    <message>
        <source>Pipeline stages</source>
        <translation>Стадії конвеєра</translation>
    </message>
    <message>
        <source>Chunks that a batch is cut into</source>
        <translation>На скільки фрагментів ділять пакет</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Фрагменти</translation>
    </message>
    <message>
        <source>Gather</source>
        <translation>Збирання</translation>
    </message>
    <message>
        <source>Automatic, by bytes</source>
        <translation>Автоматично, за байтами</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>шари</translation>
    </message>
    <message>
        <source>After layers %1 of %2</source>
        <translation>Після шарів %1 з %2</translation>
    </message>
    <message>
        <source>stages %1 · chunks %2</source>
        <translation>стадії %1 · фрагменти %2</translation>
    </message>
    <message>
        <source>%1 has %2 layers: at most %2 stages</source>
        <translation>%1 має %2 шарів: не більше %2 стадій</translation>
    </message>
</context>
<context>
    <name>throughline::PlanModel</name>
    <message>
        <source>%1 ÷ %2</source>
        <translation>%1 ÷ %2</translation>
    </message>
    <message>
        <source>Rows of a batch ÷ chunks that it is cut into</source>
        <translation>Рядки пакета ÷ фрагменти, на які його ділять</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Точність</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Режим</translation>
    </message>
    <message>
        <source>Ranks</source>
        <translation>Ранги</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Пром.</translation>
    </message>
    <message>
        <source>B</source>
        <translation>Б</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>Потреба</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Час</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примітка</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>пропущено</translation>
    </message>
    <message numerus="yes">
        <source>%n cell</source>
        <comment>%n cells</comment>
        <translation>
            <numerusform>%n комірка</numerusform>
            <numerusform>%n комірки</numerusform>
            <numerusform>%n комірок</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <comment>%n skipped</comment>
        <translation>
            <numerusform>пропущено: %n</numerusform>
            <numerusform>пропущено: %n</numerusform>
            <numerusform>пропущено: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>близько %1</translation>
    </message>
    <message>
        <source>needs %1 of %2</source>
        <translation>треба %1 з %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 з %2</translation>
    </message>
</context>
<context>
    <name>throughline::PlanNoteText</name>
    <message>
        <source>of %1 · largest B that fits: %2</source>
        <translation>з %1 · найбільше B, що вміщується: %2</translation>
    </message>
    <message>
        <source>of %1 · not even B 1 fits</source>
        <translation>з %1 · не вміщується навіть B 1</translation>
    </message>
    <message>
        <source>the model has %1 layers</source>
        <translation>у моделі шарів: %1</translation>
    </message>
    <message>
        <source>%1 chunks, %2 rows</source>
        <translation>фрагментів %1, рядків %2</translation>
    </message>
    <message>
        <source>%1 ranks, %2 prompts</source>
        <translation>рангів %1, промптів %2</translation>
    </message>
    <message>
        <source>not built yet</source>
        <translation>ще не реалізовано</translation>
    </message>
    <message>
        <source>no %1 on this device</source>
        <translation>немає %1 на цьому пристрої</translation>
    </message>
    <message>
        <source>%1 stages, GPUs: %2</source>
        <translation>стадій %1, GPU: %2</translation>
    </message>
    <message>
        <source>runs as %1</source>
        <translation>виконується як %1</translation>
    </message>
    <message>
        <source>one CPU</source>
        <translation>один ЦП</translation>
    </message>
    <message>
        <source>one GPU</source>
        <translation>один GPU</translation>
    </message>
    <message>
        <source>%1 GPUs</source>
        <translation>%1 GPU</translation>
    </message>
    <message>
        <source>reads ×%1</source>
        <translation>читань ×%1</translation>
    </message>
    <message>
        <source>slow precision</source>
        <translation>повільна точність</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>ядер: %1</translation>
    </message>
    <message>
        <source>≈ %1×</source>
        <translation>≈ %1×</translation>
    </message>
    <message>
        <source>Expected: %1</source>
        <translation>Очікується: %1</translation>
    </message>
</context>
<context>
    <name>throughline::PlanPane</name>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Примітки</translation>
    </message>
    <message>
        <source>Jump to the next note</source>
        <translation>До наступної примітки</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>План</translation>
    </message>
    <message>
        <source>The plan is being made…</source>
        <translation>План складається…</translation>
    </message>
    <message>
        <source>What was filled in</source>
        <translation>Що заповнено</translation>
    </message>
    <message>
        <source>Filled in</source>
        <translation>Заповнено</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Що</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значення</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Чому</translation>
    </message>
    <message>
        <source>There is no plan yet.</source>
        <translation>Плану ще немає.</translation>
    </message>
    <message>
        <source>Cell %1 · %2</source>
        <translation>Комірка %1 · %2</translation>
    </message>
    <message>
        <source>How prompts fall on ranks</source>
        <translation>Як промпти розподіляються між рангами</translation>
    </message>
    <message>
        <source>Over ranks</source>
        <translation>Між рангами</translation>
    </message>
    <message numerus="yes">
        <source>%n note</source>
        <comment>%n notes</comment>
        <translation>
            <numerusform>%n примітка</numerusform>
            <numerusform>%n примітки</numerusform>
            <numerusform>%n приміток</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value that was left open</source>
        <comment>%n values that were left open</comment>
        <translation>
            <numerusform>%n незадане значення</numerusform>
            <numerusform>%n незадані значення</numerusform>
            <numerusform>%n незаданих значень</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no plan</source>
        <translation>Плану немає</translation>
    </message>
    <message>
        <source>Choose a cell to read what is noted about it</source>
        <translation>Виберіть комірку, щоб прочитати примітки</translation>
    </message>
    <message>
        <source>Cell %1: %2</source>
        <translation>Комірка %1: %2</translation>
    </message>
</context>
<context>
    <name>throughline::PreparationSection</name>
    <message>
        <source>Tokens</source>
        <translation>Токени</translation>
    </message>
    <message>
        <source>Special tokens</source>
        <translation>Спеціальні токени</translation>
    </message>
    <message>
        <source>Tokens of a prompt at most; 0 cuts nothing</source>
        <translation>Токенів у промпті щонайбільше; 0 — не обрізати</translation>
    </message>
    <message>
        <source>A prompt as long as the total length</source>
        <translation>Промпт завдовжки з загальну довжину</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>відхилити</translation>
    </message>
    <message>
        <source>truncated</source>
        <translation>обрізати</translation>
    </message>
    <message>
        <source>Cut to</source>
        <translation>Обрізати до</translation>
    </message>
    <message>
        <source>Too long:</source>
        <translation>Задовгий:</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Доповнення</translation>
    </message>
    <message>
        <source>Padding side</source>
        <translation>Бік доповнення</translation>
    </message>
    <message>
        <source>none</source>
        <translation>немає</translation>
    </message>
    <message>
        <source>left</source>
        <translation>ліворуч</translation>
    </message>
    <message>
        <source>right</source>
        <translation>праворуч</translation>
    </message>
    <message>
        <source>Padded to a multiple of</source>
        <translation>Доповнити до кратного</translation>
    </message>
    <message>
        <source>End of sequence</source>
        <translation>Кінець послідовності</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ігнорувати</translation>
    </message>
    <message>
        <source>honoured</source>
        <translation>зважати</translation>
    </message>
    <message>
        <source>to multiples of</source>
        <translation>до кратного</translation>
    </message>
    <message>
        <source>End:</source>
        <translation>Кінець:</translation>
    </message>
    <message>
        <source>Over ranks</source>
        <translation>Між рангами</translation>
    </message>
    <message>
        <source>How prompts fall on ranks</source>
        <translation>Як промпти розподіляються між рангами</translation>
    </message>
    <message>
        <source>contiguous</source>
        <translation>підряд</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>рівномірно</translation>
    </message>
    <message>
        <source>Equalise</source>
        <translation>Вирівняти</translation>
    </message>
    <message>
        <source>Sequential in groups of so many prompts; 0 is off</source>
        <translation>Послідовно групами по стільки промптів; 0 — вимкнено</translation>
    </message>
    <message>
        <source>Groups of</source>
        <translation>Групи по</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Підготовка</translation>
    </message>
    <message>
        <source>When prompts are tokenized</source>
        <translation>Коли токенізувати промпти</translation>
    </message>
    <message>
        <source>ahead, not timed</source>
        <translation>заздалегідь, без заліку</translation>
    </message>
    <message>
        <source>inside the timed span</source>
        <translation>у вимірюваному проміжку</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Машина</translation>
    </message>
    <message>
        <source>CPU threads over all ranks; 0 is all cores</source>
        <translation>Потоки ЦП на всі ранги; 0 — усі ядра</translation>
    </message>
    <message>
        <source>On out of memory</source>
        <translation>Коли забракне пам’яті</translation>
    </message>
    <message>
        <source>label the cell</source>
        <translation>позначити комірку</translation>
    </message>
    <message>
        <source>halve the batch</source>
        <translation>пакет удвічі менше</translation>
    </message>
    <message>
        <source>Seed of random weights</source>
        <translation>Зерно випадкових ваг</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Потоки</translation>
    </message>
    <message>
        <source>No memory:</source>
        <translation>Брак пам’яті:</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Зерно</translation>
    </message>
    <message>
        <source>0 cuts nothing; a prompt as long as the total length is too long</source>
        <translation>0 — не обрізати; промпт завдовжки з загальну довжину задовгий</translation>
    </message>
    <message>
        <source>None: rows keep their own lengths, nothing is padded</source>
        <translation>Немає: рядки зберігають довжину, нічого не доповнюється</translation>
    </message>
    <message>
        <source>tokens made %1 · greedy · seed %2</source>
        <translation>токени %1 · greedy · зерно %2</translation>
    </message>
    <message>
        <source>ahead</source>
        <translation>заздалегідь</translation>
    </message>
    <message>
        <source>in the timed span</source>
        <translation>у вимірюваному проміжку</translation>
    </message>
</context>
<context>
    <name>throughline::PreviewView</name>
    <message>
        <source>Preview of the report</source>
        <translation>Попередній перегляд звіту</translation>
    </message>
</context>
<context>
    <name>throughline::PromptEdit</name>
    <message>
        <source>%1 tok</source>
        <translation>%1 ток</translation>
    </message>
</context>
<context>
    <name>throughline::PromptListModel</name>
    <message>
        <source>The first token that differs</source>
        <translation>Перший відмінний токен</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Промпт</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>Виходи</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Токен</translation>
    </message>
</context>
<context>
    <name>throughline::PromptsSection</name>
    <message>
        <source>Prompts</source>
        <translation>Промпти</translation>
    </message>
    <message>
        <source>Where prompts come from</source>
        <translation>Звідки беруться промпти</translation>
    </message>
    <message>
        <source>Ten openings</source>
        <translation>Десять початків</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>Введені</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>З файлу</translation>
    </message>
    <message>
        <source>Random ids</source>
        <translation>Випадкові id</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Кількості</translation>
    </message>
    <message>
        <source>Prompt counts</source>
        <translation>Кількості промптів</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Тексти</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>A .txt, .jsonl or .csv</source>
        <translation>Файл .txt, .jsonl або .csv</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Вибрати…</translation>
    </message>
    <message>
        <source>Token ids per prompt</source>
        <translation>id токенів на промпт</translation>
    </message>
    <message>
        <source>Seed of the random prompts</source>
        <translation>Зерно випадкових промптів</translation>
    </message>
    <message>
        <source>token ids each</source>
        <translation>id токенів у кожному</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Зерно</translation>
    </message>
    <message>
        <source>File of prompts</source>
        <translation>Файл промптів</translation>
    </message>
    <message>
        <source>Prompts (*.txt *.jsonl *.csv)</source>
        <translation>Промпти (*.txt *.jsonl *.csv)</translation>
    </message>
    <message>
        <source>Ten sentences, repeated to the count</source>
        <translation>Десять речень, повторених до кількості</translation>
    </message>
    <message>
        <source>Repeated, or cut, to the count</source>
        <translation>Повторені чи обрізані до кількості</translation>
    </message>
    <message>
        <source>Ids from the seed and the prompt&apos;s place</source>
        <translation>id із зерна й місця промпту</translation>
    </message>
    <message>
        <source> · %1, %2</source>
        <translation> · %1, %2</translation>
    </message>
</context>
<context>
    <name>throughline::ProseEditor</name>
    <message>
        <source>Heading of the prose</source>
        <translation>Заголовок тексту</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>Paragraphs of the prose</source>
        <translation>Абзаци тексту</translation>
    </message>
    <message>
        <source>Paragraphs, with an empty line between them</source>
        <translation>Абзаци, розділені порожнім рядком</translation>
    </message>
    <message>
        <source>Take this prose out</source>
        <translation>Прибрати цей текст</translation>
    </message>
    <message>
        <source>Prose</source>
        <translation>Текст</translation>
    </message>
</context>
<context>
    <name>throughline::QueryEdit</name>
    <message>
        <source>What may come next</source>
        <translation>Що може бути далі</translation>
    </message>
</context>
<context>
    <name>throughline::QueryFieldText</name>
    <message>
        <source>Name of a model</source>
        <translation>Назва моделі</translation>
    </message>
    <message>
        <source>sequential, data-parallel, pipeline, tensor-parallel</source>
        <translation>sequential, data-parallel, pipeline, tensor-parallel</translation>
    </message>
    <message>
        <source>The most GPUs that a cell ran on</source>
        <translation>Найбільше GPU, на яких працювала комірка</translation>
    </message>
    <message>
        <source>When it started: 2026-11-01, &gt;2026-11, today</source>
        <translation>Коли почато: 2026-11-01, &gt;2026-11, today</translation>
    </message>
    <message>
        <source>fp32, tf32, fp16, bf16</source>
        <translation>fp32, tf32, fp16, bf16</translation>
    </message>
    <message>
        <source>A tag</source>
        <translation>Тег</translation>
    </message>
    <message>
        <source>running, done, cancelled, interrupted, failed</source>
        <translation>running, done, cancelled, interrupted, failed</translation>
    </message>
    <message>
        <source>yes, or no: a rule was broken</source>
        <translation>yes або no: порушено правило</translation>
    </message>
    <message>
        <source>What the run is called</source>
        <translation>Як названо запуск</translation>
    </message>
    <message>
        <source>Name of its experiment</source>
        <translation>Назва експерименту</translation>
    </message>
    <message>
        <source>Words of the notes</source>
        <translation>Слова з нотаток</translation>
    </message>
    <message>
        <source>What measured it, of imported runs</source>
        <translation>Чим виміряно, для імпортованих</translation>
    </message>
    <message>
        <source>The machine</source>
        <translation>Машина</translation>
    </message>
    <message>
        <source>The run&apos;s id</source>
        <translation>id запуску</translation>
    </message>
    <message>
        <source>Output tokens/s, of a run its best</source>
        <translation>Вихідні токени/с, у запуску — найкраще</translation>
    </message>
    <message>
        <source>Speed-up, of a run its best</source>
        <translation>Прискорення, у запуску — найкраще</translation>
    </message>
    <message>
        <source>How many cells the run has</source>
        <translation>Скільки комірок має запуск</translation>
    </message>
    <message>
        <source>How many of its cells failed</source>
        <translation>Скільки комірок мали збій</translation>
    </message>
    <message>
        <source>How long it took</source>
        <translation>Скільки тривало</translation>
    </message>
    <message>
        <source>Ranks of a cell</source>
        <translation>Ранги комірки</translation>
    </message>
    <message>
        <source>Batch size of a cell</source>
        <translation>Розмір пакета комірки</translation>
    </message>
    <message>
        <source>Chunks of a pipeline&apos;s batch</source>
        <translation>Фрагменти пакета конвеєра</translation>
    </message>
    <message>
        <source>Prompts of a cell</source>
        <translation>Промпти комірки</translation>
    </message>
</context>
<context>
    <name>throughline::QueueModel</name>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
</context>
<context>
    <name>throughline::QueuePane</name>
    <message>
        <source>Queue</source>
        <translation>Черга</translation>
    </message>
    <message>
        <source>Start the next</source>
        <translation>Почати наступний</translation>
    </message>
    <message>
        <source>Earlier (Alt+Up)</source>
        <translation>Раніше (Alt+Up)</translation>
    </message>
    <message>
        <source>Later (Alt+Down)</source>
        <translation>Пізніше (Alt+Down)</translation>
    </message>
    <message>
        <source>Take out of the queue (Delete)</source>
        <translation>Прибрати з черги (Delete)</translation>
    </message>
    <message>
        <source>waits: the run before was stopped</source>
        <translation>чекає: попередній запуск зупинено</translation>
    </message>
    <message numerus="yes">
        <source>%n waits</source>
        <comment>%n wait</comment>
        <translation>
            <numerusform>чекає %n</numerusform>
            <numerusform>чекають %n</numerusform>
            <numerusform>чекають %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::Rail</name>
    <message>
        <source>Experiment</source>
        <translation>Експеримент</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Запуск</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Бібліотека</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Порівняння</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Звіт</translation>
    </message>
</context>
<context>
    <name>throughline::RailEntry</name>
    <message>
        <source>running</source>
        <translation>виконується</translation>
    </message>
</context>
<context>
    <name>throughline::RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>Відкрити не&amp;давнє</translation>
    </message>
    <message>
        <source>Recent file</source>
        <translation>Недавній файл</translation>
    </message>
    <message>
        <source>&amp;Empty this list</source>
        <translation>&amp;Очистити список</translation>
    </message>
</context>
<context>
    <name>throughline::ReferenceDeltas</name>
    <message>
        <source>no cell has the same model, precision and mode</source>
        <translation>жодна комірка не має тих самих моделі, точності й режиму</translation>
    </message>
</context>
<context>
    <name>throughline::ReportPage</name>
    <message>
        <source>One self-contained file, charts as SVG, always light</source>
        <translation>Один самодостатній файл із SVG, завжди світлий</translation>
    </message>
    <message>
        <source>A4 pages, as the preview shows them</source>
        <translation>Сторінки A4, як у попередньому перегляді</translation>
    </message>
    <message>
        <source>A text, with its charts (SVG) and data (CSV) beside it</source>
        <translation>Текст, поряд — діаграми (SVG) й дані (CSV)</translation>
    </message>
    <message>
        <source>Text and tables, with its charts (PDF) and data (CSV) beside it</source>
        <translation>Текст і таблиці, поряд — діаграми (PDF) й дані (CSV)</translation>
    </message>
    <message>
        <source>Preview · being made…</source>
        <translation>Перегляд · готується…</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Перегляд</translation>
    </message>
    <message>
        <source>Preview · page %1 of %2</source>
        <translation>Перегляд · сторінка %1 з %2</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>LaTeX (*.tex)</source>
        <translation>LaTeX (*.tex)</translation>
    </message>
    <message>
        <source>Export the report</source>
        <translation>Експорт звіту</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Відкрити в браузері</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Записано: %1</translation>
    </message>
    <message>
        <source>Written: %1 and %2 beside it</source>
        <translation>Записано: %1 і поряд %2</translation>
    </message>
    <message>
        <source>No browser could be opened; the page is here: %1</source>
        <translation>Браузер не відкрився; сторінка тут: %1</translation>
    </message>
    <message>
        <source>Choose a run to write about: its findings, charts and tables come by themselves.</source>
        <translation>Виберіть запуск, про який писати: висновки, діаграми й таблиці з’являться самі.</translation>
    </message>
    <message>
        <source>Add run</source>
        <translation>Додати запуск</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Звіт</translation>
    </message>
    <message>
        <source>Name, group or course</source>
        <translation>Ім’я, група чи курс</translation>
    </message>
    <message>
        <source>Runs of the report</source>
        <translation>Запуски звіту</translation>
    </message>
    <message>
        <source>Add prose</source>
        <translation>Додати текст</translation>
    </message>
    <message>
        <source>Contents of the report</source>
        <translation>Зміст звіту</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Зміст</translation>
    </message>
    <message>
        <source>drag to order</source>
        <translation>перетягуйте</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Назва</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>Автор</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Запуски</translation>
    </message>
    <message>
        <source>Format of the report</source>
        <translation>Формат звіту</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>LaTeX</source>
        <translation>LaTeX</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>Як команду</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Експорт…</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Формат</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Попередня сторінка</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Наступна сторінка</translation>
    </message>
    <message>
        <source>The command is in the clipboard</source>
        <translation>Команда в буфері обміну</translation>
    </message>
    <message numerus="yes">
        <source>%n file</source>
        <comment>%n files</comment>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файли</numerusform>
            <numerusform>%n файлів</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::ReportRunsModel</name>
    <message>
        <source>loading…</source>
        <translation>завантаження…</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>дійсний</translation>
    </message>
    <message>
        <source>not all valid</source>
        <translation>не все дійсне</translation>
    </message>
    <message>
        <source>Take this run out (Delete)</source>
        <translation>Прибрати цей запуск (Delete)</translation>
    </message>
    <message numerus="yes">
        <source>%n cell</source>
        <comment>%n cells</comment>
        <translation>
            <numerusform>%n комірка</numerusform>
            <numerusform>%n комірки</numerusform>
            <numerusform>%n комірок</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::RunChip</name>
    <message>
        <source>%1, reference</source>
        <translation>%1, еталон</translation>
    </message>
    <message>
        <source>The reference</source>
        <translation>Еталон</translation>
    </message>
    <message>
        <source>Click to make it the reference</source>
        <translation>Клацніть, щоб зробити еталоном</translation>
    </message>
</context>
<context>
    <name>throughline::RunChips</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>%n more</comment>
        <translation>
            <numerusform>ще %n</numerusform>
            <numerusform>ще %n</numerusform>
            <numerusform>ще %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Make it the reference</source>
        <translation>Зробити еталоном</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Прибрати</translation>
    </message>
</context>
<context>
    <name>throughline::RunColumnText</name>
    <message>
        <source>d MMM HH:mm</source>
        <translation>dd.MM HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>dd.MM.yyyy</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 з %2</translation>
    </message>
    <message>
        <source>cell %1 of %2</source>
        <translation>комірка %1 з %2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Запуск</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Модель</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Точність</translation>
    </message>
    <message>
        <source>Modes</source>
        <translation>Режими</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Комірки</translation>
    </message>
    <message>
        <source>Best tok/s</source>
        <translation>Найкраще, ток/с</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>Прискорення</translation>
    </message>
    <message>
        <source>Δ % of tok/s</source>
        <translation>Δ % ток/с</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>Спарено</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Теги</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Примітки</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Хост</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Тривало</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Початок</translation>
    </message>
</context>
<context>
    <name>throughline::RunHead</name>
    <message>
        <source>What is shown of the run</source>
        <translation>Що показувати про запуск</translation>
    </message>
    <message>
        <source>Stop after this cell</source>
        <translation>Зупинити після комірки</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Стоп зараз</translation>
    </message>
    <message>
        <source>Show in the library</source>
        <translation>Показати в бібліотеці</translation>
    </message>
    <message>
        <source>started %1</source>
        <translation>почато о %1</translation>
    </message>
    <message>
        <source>A run of another process</source>
        <translation>Запуск іншого процесу</translation>
    </message>
</context>
<context>
    <name>throughline::RunListModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 з %2</translation>
    </message>
    <message>
        <source>can&apos;t be read: %1</source>
        <translation>не читається: %1</translation>
    </message>
    <message>
        <source>the reference</source>
        <translation>еталон</translation>
    </message>
    <message>
        <source>measured by %1</source>
        <translation>виміряно: %1</translation>
    </message>
    <message numerus="yes">
        <source>done, %n cell failed</source>
        <comment>done, %n cells failed</comment>
        <translation>
            <numerusform>готово, збій у %n комірці</numerusform>
            <numerusform>готово, збій у %n комірках</numerusform>
            <numerusform>готово, збій у %n комірках</numerusform>
        </translation>
    </message>
    <message>
        <source>done; %1 of %2 cells are not valid</source>
        <translation>готово; недійсних комірок: %1 з %2</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>еталон</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>без пари</translation>
    </message>
    <message>
        <source>not comparable</source>
        <translation>не порівняти</translation>
    </message>
    <message>
        <source>Other runs are compared with this one</source>
        <translation>З цим запуском порівнюють інші</translation>
    </message>
    <message>
        <source>No cell of it has the axes of a cell of the reference</source>
        <translation>Жодна його комірка не має осей комірки еталона</translation>
    </message>
    <message>
        <source>Because: %1</source>
        <translation>Бо: %1</translation>
    </message>
    <message>
        <source>%1 % over %2 of %3 cells; too few repeats for an interval</source>
        <translation>%1 % за %2 з %3 комірок; замало повторів для інтервалу</translation>
    </message>
    <message>
        <source>%1: %2 % to %3 %, 95 % interval over %4 of %5 cells</source>
        <translation>%1: від %2 % до %3 %, 95 % інтервал за %4 з %5 комірок</translation>
    </message>
    <message numerus="yes">
        <source>%n run</source>
        <comment>%n runs</comment>
        <translation>
            <numerusform>%n запуск</numerusform>
            <numerusform>%n запуски</numerusform>
            <numerusform>%n запусків</numerusform>
        </translation>
    </message>
    <message>
        <source>Without a tag</source>
        <translation>Без тегу</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Невідомо</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>throughline::RunListView</name>
    <message>
        <source>Runs</source>
        <translation>Запуски</translation>
    </message>
</context>
<context>
    <name>throughline::RunMenuText</name>
    <message>
        <source>No other run is saved yet</source>
        <translation>Інших запусків ще немає</translation>
    </message>
    <message>
        <source>d MMM HH:mm:ss</source>
        <translation>dd.MM HH:mm:ss</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <translation>dd.MM HH:mm</translation>
    </message>
</context>
<context>
    <name>throughline::RunNotice</name>
    <message>
        <source>%1 broke off</source>
        <translation>%1 обірвано</translation>
    </message>
    <message>
        <source>%1 was stopped</source>
        <translation>%1 зупинено</translation>
    </message>
    <message>
        <source>%1 is done</source>
        <translation>%1 готово</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n cell measured.</source>
        <comment>%1 of %n cells measured.</comment>
        <translation>
            <numerusform>Виміряно %1 з %n комірки.</numerusform>
            <numerusform>Виміряно %1 з %n комірок.</numerusform>
            <numerusform>Виміряно %1 з %n комірок.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <comment>%n failed.</comment>
        <translation>
            <numerusform>%n збій.</numerusform>
            <numerusform>%n збої.</numerusform>
            <numerusform>%n збоїв.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in the queue.</source>
        <comment>%n more in the queue.</comment>
        <translation>
            <numerusform>Ще %n у черзі.</numerusform>
            <numerusform>Ще %n у черзі.</numerusform>
            <numerusform>Ще %n у черзі.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the run</source>
        <translation>Показати запуск</translation>
    </message>
</context>
<context>
    <name>throughline::RunPage</name>
    <message>
        <source>Nothing has been run since this window was opened.</source>
        <translation>Від відкриття цього вікна ще нічого не запускали.</translation>
    </message>
    <message>
        <source>Run the experiment</source>
        <translation>Запустити експеримент</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Діаграми</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Тексти</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Комірки</translation>
    </message>
    <message>
        <source>The plan is being made…</source>
        <translation>План складається…</translation>
    </message>
    <message>
        <source>output tokens/s</source>
        <translation>вихідні токени/с</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Пристрої</translation>
    </message>
    <message>
        <source>There is no plan: nothing was run.</source>
        <translation>Плану немає: нічого не виконано.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Запуск</translation>
    </message>
</context>
<context>
    <name>throughline::RunPanel</name>
    <message>
        <source>What is shown of the run</source>
        <translation>Що показувати про запуск</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Діаграми</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Тексти</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Параметри</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Середовище</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Налаштування</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значення</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Висновки</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>Дійсність</translation>
    </message>
    <message>
        <source>Choose a run to see its charts.</source>
        <translation>Виберіть запуск, щоб побачити діаграми.</translation>
    </message>
    <message>
        <source>No run is chosen</source>
        <translation>Запуск не вибрано</translation>
    </message>
    <message numerus="yes">
        <source>%n run</source>
        <comment>%n runs</comment>
        <translation>
            <numerusform>%n запуск</numerusform>
            <numerusform>%n запуски</numerusform>
            <numerusform>%n запусків</numerusform>
        </translation>
    </message>
    <message>
        <source>This run can&apos;t be read</source>
        <translation>Цей запуск не читається</translation>
    </message>
    <message>
        <source>Not comparable: %1</source>
        <translation>Не порівняти: %1</translation>
    </message>
</context>
<context>
    <name>throughline::RunProgressText</name>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 хв</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 год %2 хв</translation>
    </message>
    <message>
        <source>longer than planned</source>
        <translation>довше, ніж планувалося</translation>
    </message>
    <message>
        <source>more than %1 left</source>
        <translation>лишилося більше %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>лишилося %1</translation>
    </message>
</context>
<context>
    <name>throughline::RunQueryText</name>
    <message>
        <source>There is no field “%1:”. Did you mean “%2:”?</source>
        <translation>Поля «%1:» немає. Може, «%2:»?</translation>
    </message>
    <message>
        <source>There is no field “%1:”. Put quotes around a text that holds a colon.</source>
        <translation>Поля «%1:» немає. Візьміть текст із двокрапкою в лапки.</translation>
    </message>
    <message>
        <source>Only cells have “%1:”. Choose Cells above.</source>
        <translation>«%1:» мають лише комірки. Виберіть вище «Комірки».</translation>
    </message>
    <message>
        <source>“%1” is no date: write 2026-11-01, &gt;2026-11 or today.</source>
        <translation>«%1» — не дата: пишіть 2026-11-01, &gt;2026-11 або today.</translation>
    </message>
    <message>
        <source>“%1:” needs a number such as 2, &gt;1 or 2..4, not “%2”.</source>
        <translation>Для «%1:» потрібне число, як-от 2, &gt;1 чи 2..4, а не «%2».</translation>
    </message>
</context>
<context>
    <name>throughline::RunTableText</name>
    <message>
        <source>%1 operations</source>
        <translation>операції %1</translation>
    </message>
    <message>
        <source> G/s</source>
        <translation> G/с</translation>
    </message>
    <message>
        <source>read bandwidth</source>
        <translation>швидкість читання</translation>
    </message>
    <message>
        <source>… of one thread</source>
        <translation>… одного потоку</translation>
    </message>
    <message>
        <source>host to device</source>
        <translation>з хоста на пристрій</translation>
    </message>
    <message>
        <source>device to host</source>
        <translation>з пристрою на хост</translation>
    </message>
    <message>
        <source>GPU </source>
        <translation>GPU </translation>
    </message>
    <message>
        <source>Nothing was measured</source>
        <translation>Нічого не виміряно</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Дійсний</translation>
    </message>
    <message>
        <source>%1 in %2 of %3 cells</source>
        <translation>%1: %2 з %3 комірок</translation>
    </message>
    <message>
        <source>Outputs agree in %1 of %2 cells</source>
        <translation>Виходи збігаються: %1 з %2 комірок</translation>
    </message>
    <message>
        <source>A first look: too few repeats for intervals</source>
        <translation>Перший погляд: замало повторів для інтервалів</translation>
    </message>
    <message>
        <source>%1, random weights</source>
        <translation>%1, випадкові ваги</translation>
    </message>
    <message>
        <source>measured by</source>
        <translation>чим виміряно</translation>
    </message>
    <message>
        <source>file</source>
        <translation>файл</translation>
    </message>
    <message>
        <source>definition</source>
        <translation>означення</translation>
    </message>
    <message>
        <source>Measured by %1, not comparable</source>
        <translation>Виміряно: %1, не порівняти</translation>
    </message>
    <message numerus="yes">
        <source>%n cell</source>
        <comment>%n cells</comment>
        <translation>
            <numerusform>%n комірка</numerusform>
            <numerusform>%n комірки</numerusform>
            <numerusform>%n комірок</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::RunText</name>
    <message>
        <source>Stopping now; what is measured is kept.</source>
        <translation>Зупинка; виміряне збережено.</translation>
    </message>
    <message>
        <source>Stopping after this cell; Shift+F5 again stops now.</source>
        <translation>Зупинка після цієї комірки; ще раз Shift+F5 — зараз.</translation>
    </message>
    <message>
        <source>The plan is being made</source>
        <translation>План складається</translation>
    </message>
    <message>
        <source>Between two cells</source>
        <translation>Між двома комірками</translation>
    </message>
    <message>
        <source>%1 · measured by another process</source>
        <translation>%1 · вимірює інший процес</translation>
    </message>
    <message>
        <source>F5 runs the experiment again.</source>
        <translation>F5 запустить експеримент знову.</translation>
    </message>
    <message>
        <source>Cell %1 failed: %2 All others are kept.</source>
        <translation>Збій у комірці %1: %2 Усі інші збережено.</translation>
    </message>
    <message numerus="yes">
        <source>%n cell failed: %1 Choose it to read its reason.</source>
        <comment>%n cells failed, the first because: %1 Choose one to read its reason.</comment>
        <translation>
            <numerusform>Збій у %n комірці: %1 Виберіть її, щоб прочитати причину.</numerusform>
            <numerusform>Збій у %n комірках, у першій: %1 Виберіть комірку, щоб прочитати причину.</numerusform>
            <numerusform>Збій у %n комірках, у першій: %1 Виберіть комірку, щоб прочитати причину.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 What was measured before is in the library.</source>
        <translation>%1 Виміряне раніше — у бібліотеці.</translation>
    </message>
    <message>
        <source>The library took no more: %1 Free some space, then F5 runs the experiment again.</source>
        <translation>Бібліотека більше не приймає: %1 Звільніть місце, тоді F5 запустить експеримент знову.</translation>
    </message>
    <message>
        <source>Stopped before anything was measured. F5 runs the experiment again.</source>
        <translation>Зупинено, перш ніж щось виміряно. F5 запустить експеримент знову.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>forward pass</source>
        <translation>прямий прохід</translation>
    </message>
    <message>
        <source>total length %1</source>
        <translation>загальна довжина %1</translation>
    </message>
    <message numerus="yes">
        <source>%n new token</source>
        <comment>%n new tokens</comment>
        <translation>
            <numerusform>%n новий токен</numerusform>
            <numerusform>%n нові токени</numerusform>
            <numerusform>%n нових токенів</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 protocol</source>
        <translation>протокол «%1»</translation>
    </message>
    <message>
        <source>Cell %1</source>
        <translation>Комірка %1</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>завантаження</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>підготовка</translation>
    </message>
    <message>
        <source>warm-up %1 of %2</source>
        <translation>прогрів %1 з %2</translation>
    </message>
    <message>
        <source>repeat %1 of %2</source>
        <translation>повтор %1 з %2</translation>
    </message>
    <message>
        <source>repeat %1</source>
        <translation>повтор %1</translation>
    </message>
    <message>
        <source>batch %1 of %2</source>
        <translation>пакет %1 з %2</translation>
    </message>
    <message>
        <source>%1 Nothing was measured; change the experiment, then F5 runs it.</source>
        <translation>%1 Нічого не виміряно; змініть експеримент, тоді F5 запустить його.</translation>
    </message>
    <message>
        <source>Stopped with %1 of %2 cells done; what was measured is in the library.</source>
        <translation>Зупинено: готово %1 з %2 комірок; виміряне — у бібліотеці.</translation>
    </message>
</context>
<context>
    <name>throughline::RunWords</name>
    <message>
        <source>Tags</source>
        <translation>Теги</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Додати тег</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Примітки</translation>
    </message>
    <message>
        <source>What should be remembered of this run</source>
        <translation>Що варто запам’ятати про цей запуск</translation>
    </message>
</context>
<context>
    <name>throughline::SavedFilters</name>
    <message>
        <source>No filter is saved yet</source>
        <translation>Фільтрів ще не збережено</translation>
    </message>
    <message>
        <source>Type a filter to save it</source>
        <translation>Введіть фільтр, щоб зберегти</translation>
    </message>
    <message>
        <source>Remove a saved filter</source>
        <translation>Вилучити збережений фільтр</translation>
    </message>
    <message>
        <source>Save this filter as…</source>
        <translation>Зберегти цей фільтр як…</translation>
    </message>
    <message>
        <source>Name for this filter</source>
        <translation>Назва фільтра</translation>
    </message>
</context>
<context>
    <name>throughline::SettingRow</name>
    <message>
        <source>Back to the default</source>
        <translation>До типового</translation>
    </message>
    <message>
        <source>%1: back to the default</source>
        <translation>%1: до типового</translation>
    </message>
</context>
<context>
    <name>throughline::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Налаштування</translation>
    </message>
    <message>
        <source>New experiments</source>
        <translation>Нові експерименти</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Вікно</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Місця</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>Вердикти</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Пристрої</translation>
    </message>
    <message>
        <source>What new and built-in experiments run on; automatic: all GPUs, without any the CPU</source>
        <translation>На чому виконуються нові й вбудовані експерименти; автоматично: усі GPU, а без них — ЦП</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>Потоки ЦП</translation>
    </message>
    <message>
        <source>Of new and built-in experiments, over all ranks of a cell</source>
        <translation>Нових і вбудованих експериментів, на всі ранги комірки</translation>
    </message>
    <message>
        <source>all cores</source>
        <translation>усі ядра</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Shown at once; exported charts and reports are always light</source>
        <translation>Діє одразу; експортовані діаграми й звіти завжди світлі</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Як у системі</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Світла</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Темна</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Мова</translation>
    </message>
    <message>
        <source>Of the window, its help and its reports</source>
        <translation>Вікна, довідки й звітів</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Запас</translation>
    </message>
    <message>
        <source>Times closer than this count as the same in Compare, Library, reports and commands</source>
        <translation>Ближчі за це часи вважаються однаковими в порівнянні, бібліотеці, звітах і командах</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Spoken from the next start on</source>
        <translation>Діє з наступного запуску програми</translation>
    </message>
    <message>
        <source>Not in this machine: %1. Cells on it are skipped</source>
        <translation>Немає на цій машині: %1. Комірки на ньому пропускаються</translation>
    </message>
    <message numerus="yes">
        <source>More threads than the %n core of this machine: they wait for each other</source>
        <comment>More threads than the %n cores of this machine: they wait for each other</comment>
        <translation>
            <numerusform>Потоків більше, ніж %n ядро цієї машини: вони чекають один на одного</numerusform>
            <numerusform>Потоків більше, ніж %n ядра цієї машини: вони чекають один на одного</numerusform>
            <numerusform>Потоків більше, ніж %n ядер цієї машини: вони чекають один на одного</numerusform>
        </translation>
    </message>
    <message>
        <source>Run library</source>
        <translation>Бібліотека запусків</translation>
    </message>
    <message>
        <source>Another folder gets a copy of the runs, or its own library is used; nothing is deleted</source>
        <translation>Інша тека дістане копію запусків або вживатиметься її власна бібліотека; нічого не видаляється</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Вибрати…</translation>
    </message>
    <message>
        <source>A folder for the run library</source>
        <translation>Тека для бібліотеки запусків</translation>
    </message>
    <message>
        <source>A run is written into the library: choose again when it has ended</source>
        <translation>У бібліотеку пишеться запуск: виберіть знову, коли він завершиться</translation>
    </message>
    <message>
        <source>The library that was there already is used now</source>
        <translation>Тепер уживається бібліотека, що там уже була</translation>
    </message>
    <message>
        <source>Copying the runs…</source>
        <translation>Копіювання запусків…</translation>
    </message>
    <message>
        <source>The runs were copied there; the library at the old place stays as it was</source>
        <translation>Запуски скопійовано; бібліотека на старому місці лишилася як була</translation>
    </message>
    <message>
        <source>Model folders</source>
        <translation>Теки моделей</translation>
    </message>
    <message>
        <source>Checkpoints, or folders that hold some: they are offered where a model is chosen</source>
        <translation>Чекпойнти або теки з ними: їх пропонують під час вибору моделі</translation>
    </message>
    <message>
        <source>Give the whole path, from / on</source>
        <translation>Задайте повний шлях, від /</translation>
    </message>
    <message>
        <source>There is no folder of this name</source>
        <translation>Теки з такою назвою немає</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>Додати теку…</translation>
    </message>
    <message>
        <source>A folder with models</source>
        <translation>Тека з моделями</translation>
    </message>
    <message>
        <source>The variable THROUGHLINE_LIBRARY says so; without it a folder can be chosen here</source>
        <translation>Так задає змінна THROUGHLINE_LIBRARY; без неї теку можна вибрати тут</translation>
    </message>
    <message>
        <source>There is no folder of this name any more: %1</source>
        <translation>Теки з такою назвою вже немає: %1</translation>
    </message>
    <message>
        <source>The library changed while it was copied: choose again when no run goes on</source>
        <translation>Бібліотека змінилася під час копіювання: виберіть ще раз, коли жоден запуск не триватиме</translation>
    </message>
</context>
<context>
    <name>throughline::SeveralPane</name>
    <message>
        <source>In common</source>
        <translation>Спільне</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>Відрізняється</translation>
    </message>
</context>
<context>
    <name>throughline::ShareText</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 + copies of the last: %2</source>
        <translation>%1 + копії останнього: %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Стадія</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Шари</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Пакети</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Фрагменти</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Токени</translation>
    </message>
    <message>
        <source>%1 a batch</source>
        <translation>%1 на пакет</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Ранг</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Промпти</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Доповнення</translation>
    </message>
    <message>
        <source>Layers per stage: %1</source>
        <translation>Шарів на стадію: %1</translation>
    </message>
    <message>
        <source>One prompt on one rank</source>
        <translation>Один промпт на одному ранзі</translation>
    </message>
    <message>
        <source>All %1 prompts on one rank, one at a time</source>
        <translation>Усі промпти (%1) на одному ранзі, по одному</translation>
    </message>
    <message>
        <source>Prompts per rank: %1</source>
        <translation>Промптів на ранг: %1</translation>
    </message>
</context>
<context>
    <name>throughline::SidePane</name>
    <message>
        <source>%1, GB</source>
        <translation>%1, ГБ</translation>
    </message>
    <message>
        <source>%1, %</source>
        <translation>%1, %</translation>
    </message>
    <message>
        <source>%1, W</source>
        <translation>%1, Вт</translation>
    </message>
    <message>
        <source>%1, MHz</source>
        <translation>%1, МГц</translation>
    </message>
    <message>
        <source>Devices or the chosen cell</source>
        <translation>Пристрої чи вибрана комірка</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Пристрої</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Комірка</translation>
    </message>
    <message>
        <source>Metric of the devices</source>
        <translation>Показник пристроїв</translation>
    </message>
    <message>
        <source>Not shown:
%1</source>
        <translation>Не показано:
%1</translation>
    </message>
</context>
<context>
    <name>throughline::StatusStrip</name>
    <message>
        <source>Idle</source>
        <translation>Вільно</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Перебіг запуску</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>починається</translation>
    </message>
    <message>
        <source>cell %1 of %2</source>
        <translation>комірка %1 з %2</translation>
    </message>
    <message numerus="yes">
        <source>CPU %n core</source>
        <comment>CPU %n cores</comment>
        <translation>
            <numerusform>ЦП, %n ядро</numerusform>
            <numerusform>ЦП, %n ядра</numerusform>
            <numerusform>ЦП, %n ядер</numerusform>
        </translation>
    </message>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message numerus="yes">
        <source>%n note</source>
        <comment>%n notes</comment>
        <translation>
            <numerusform>%n примітка</numerusform>
            <numerusform>%n примітки</numerusform>
            <numerusform>%n приміток</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <comment>%n queued</comment>
        <translation>
            <numerusform>%n у черзі</numerusform>
            <numerusform>%n у черзі</numerusform>
            <numerusform>%n у черзі</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>throughline::TextReader</name>
    <message>
        <source>What was generated</source>
        <translation>Що згенеровано</translation>
    </message>
</context>
<context>
    <name>throughline::TextsPane</name>
    <message>
        <source>Only those that differ</source>
        <translation>Лише відмінні</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копіювати</translation>
    </message>
    <message>
        <source>Copy this prompt and all that followed it</source>
        <translation>Копіювати цей промпт і все, що за ним</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>Промпти</translation>
    </message>
    <message>
        <source>No prompt&apos;s outputs differ.</source>
        <translation>Виходи не відрізняються в жодному промпті.</translation>
    </message>
    <message>
        <source>Prompt %1</source>
        <translation>Промпт %1</translation>
    </message>
</context>
<context>
    <name>throughline::TypedPrompts</name>
    <message>
        <source>Run each once</source>
        <translation>Кожен один раз</translation>
    </message>
    <message>
        <source>Prompts, one a paragraph</source>
        <translation>Промпти, по одному в абзаці</translation>
    </message>
    <message>
        <source>Type a prompt, or paste several lines</source>
        <translation>Введіть промпт або вставте кілька рядків</translation>
    </message>
    <message>
        <source>Sets the count to the number of prompts</source>
        <translation>Ставить кількість рівною числу промптів</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt</source>
        <comment>%n prompts</comment>
        <translation>
            <numerusform>%n промпт</numerusform>
            <numerusform>%n промпти</numerusform>
            <numerusform>%n промптів</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 tokens</source>
        <translation>%1 · токенів: %2</translation>
    </message>
    <message>
        <source>Split at lines</source>
        <translation>Розбити за рядками</translation>
    </message>
    <message>
        <source>Keep as one prompt</source>
        <translation>Лишити одним промптом</translation>
    </message>
    <message>
        <source>Type or paste at least one prompt</source>
        <translation>Введіть або вставте хоча б один промпт</translation>
    </message>
    <message>
        <source>The prompts take %1, an experiment holds %2: put them in a file and choose “From a file”</source>
        <translation>Промпти займають %1, а експеримент уміщує %2: покладіть їх у файл і виберіть «З файлу»</translation>
    </message>
    <message numerus="yes">
        <source>Pasted as one prompt of %n line</source>
        <comment>Pasted as one prompt of %n lines</comment>
        <translation>
            <numerusform>Вставлено як один промпт із %n рядка</numerusform>
            <numerusform>Вставлено як один промпт із %n рядків</numerusform>
            <numerusform>Вставлено як один промпт із %n рядків</numerusform>
        </translation>
    </message>
    <message>
        <source>Pasted as %1 prompts, one a line; blank lines left out: %2</source>
        <translation>Вставлено промптів: %1, по одному на рядок; порожніх рядків пропущено: %2</translation>
    </message>
    <message numerus="yes">
        <source>Pasted as %n prompt, one a line</source>
        <comment>Pasted as %n prompts, one a line</comment>
        <translation>
            <numerusform>Вставлено %n промпт, по одному на рядок</numerusform>
            <numerusform>Вставлено %n промпти, по одному на рядок</numerusform>
            <numerusform>Вставлено %n промптів, по одному на рядок</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter begins the next prompt, Shift+Enter a line within one</source>
        <translation>Enter починає новий промпт, Shift+Enter — рядок у ньому</translation>
    </message>
</context>
<context>
    <name>throughline::WorkSection</name>
    <message>
        <source>Batch</source>
        <translation>Пакет</translation>
    </message>
    <message>
        <source>Batch sizes</source>
        <translation>Розміри пакетів</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Завдання</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Генерувати</translation>
    </message>
    <message>
        <source>Forward pass to</source>
        <translation>Прямий прохід до</translation>
    </message>
    <message>
        <source>What the forward pass ends in</source>
        <translation>Чим закінчується прямий прохід</translation>
    </message>
    <message>
        <source>hidden states</source>
        <translation>станів</translation>
    </message>
    <message>
        <source>last logits</source>
        <translation>логітів</translation>
    </message>
    <message>
        <source>class labels</source>
        <translation>міток</translation>
    </message>
    <message>
        <source>Number of labels</source>
        <translation>Кількість міток</translation>
    </message>
    <message>
        <source>New tokens</source>
        <translation>Нові токени</translation>
    </message>
    <message>
        <source>Total length</source>
        <translation>Загальна довжина</translation>
    </message>
    <message>
        <source>New tokens per prompt</source>
        <translation>Нових токенів на промпт</translation>
    </message>
    <message>
        <source>Prompt and generated tokens together</source>
        <translation>Токени промпту й згенеровані разом</translation>
    </message>
    <message>
        <source>One pass over the prompts; no tokens are generated</source>
        <translation>Один прохід по промптах; токени не генеруються</translation>
    </message>
    <message>
        <source>Up to the end of sequence</source>
        <translation>До кінця послідовності</translation>
    </message>
    <message>
        <source>End of sequence ignored: every prompt yields what is left to %1 tokens</source>
        <translation>Кінець послідовності ігнорується: кожен промпт дає решту до %1 токенів</translation>
    </message>
    <message>
        <source>End of sequence ignored: every prompt yields %1 tokens</source>
        <translation>Кінець послідовності ігнорується: кожен промпт дає %1 токенів</translation>
    </message>
    <message numerus="yes">
        <source>%n cell has fewer prompts per rank than the batch: it runs smaller</source>
        <comment>%n cells have fewer prompts per rank than the batch: they run smaller</comment>
        <translation>
            <numerusform>У %n комірці промптів на ранг менше за пакет: він зменшиться</numerusform>
            <numerusform>У %n комірках промптів на ранг менше за пакет: він зменшиться</numerusform>
            <numerusform>У %n комірках промптів на ранг менше за пакет: він зменшиться</numerusform>
        </translation>
    </message>
</context>
</TS>
