<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>ChartPane</name>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>속도 향상</translation>
    </message>
    <message>
        <source>Grouped</source>
        <translation>묶음</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>확장성</translation>
    </message>
    <message>
        <source>Why not N×</source>
        <translation>왜 N×가 아닌가</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>지연 시간</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>몫</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>Throughput/latency</source>
        <translation>처리량/지연</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>자유</translation>
    </message>
</context>
<context>
    <name>RunArranger</name>
    <message>
        <source>Imported</source>
        <translation>가져옴</translation>
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
        <translation>모델</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 구간</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>토큰/s</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>속도 향상</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>참고</translation>
    </message>
    <message>
        <source>%1 (range)</source>
        <translation>%1 (범위)</translation>
    </message>
    <message>
        <source>agree</source>
        <translation>일치</translation>
    </message>
    <message>
        <source>differ</source>
        <translation>다름</translation>
    </message>
    <message>
        <source>near ties</source>
        <translation>근소한 차</translation>
    </message>
    <message>
        <source>first look</source>
        <translation>간이 측정</translation>
    </message>
    <message>
        <source>Time, sequential against parallel</source>
        <translation>시간: 순차와 병렬</translation>
    </message>
    <message>
        <source>Batch-size effect</source>
        <translation>배치 크기의 효과</translation>
    </message>
    <message>
        <source>Speed-up by batch and prompt count</source>
        <translation>배치와 프롬프트 수별 속도 향상</translation>
    </message>
    <message>
        <source>Grouped batch comparison</source>
        <translation>배치별 묶음 비교</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>확장성</translation>
    </message>
    <message>
        <source>Why not N×</source>
        <translation>왜 N×가 아닌가</translation>
    </message>
    <message>
        <source>Pipeline timeline</source>
        <translation>파이프라인 타임라인</translation>
    </message>
    <message>
        <source>Latency distribution</source>
        <translation>지연 시간 분포</translation>
    </message>
    <message>
        <source>Share per rank</source>
        <translation>랭크별 몫</translation>
    </message>
    <message>
        <source>Memory by batch size</source>
        <translation>배치 크기별 메모리</translation>
    </message>
    <message>
        <source>Throughput against latency</source>
        <translation>처리량과 지연 시간</translation>
    </message>
    <message>
        <source>Repeats over time</source>
        <translation>시간에 따른 반복</translation>
    </message>
    <message>
        <source>Free chart</source>
        <translation>자유 차트</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>%1, log axis. Large points are medians, small points single repeats.</source>
        <translation>%1, 로그 축. 큰 점은 중앙값, 작은 점은 개별 반복입니다.</translation>
    </message>
    <message>
        <source>%1. Large points are medians, small points single repeats.</source>
        <translation>%1. 큰 점은 중앙값, 작은 점은 개별 반복입니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %n repeat</source>
        <comment>%1 to %n repeats</comment>
        <translation>
            <numerusform>반복 %1~%n회</numerusform>
        </translation>
    </message>
    <message>
        <source>First look: %1, bars show the range.</source>
        <translation>간이 측정: %1, 막대는 범위입니다.</translation>
    </message>
    <message>
        <source>Medians of %1, bars are 95&#xa0;% bootstrap intervals.</source>
        <translation>중앙값(%1), 막대는 95&#xa0;% 부트스트랩 구간입니다.</translation>
    </message>
    <message>
        <source>Medians of %1, bars show the range.</source>
        <translation>중앙값(%1), 막대는 범위입니다.</translation>
    </message>
    <message>
        <source>Medians of %1, bars are 95&#xa0;% bootstrap intervals, ranges below 5 repeats.</source>
        <translation>중앙값(%1), 막대는 95&#xa0;% 부트스트랩 구간이고 5회 미만이면 범위입니다.</translation>
    </message>
    <message numerus="yes">
        <source>Outputs differ from the baseline in %1 of %n cell: there the work is not the same.</source>
        <comment>Outputs differ from the baseline in %1 of %n cells: there the work is not the same.</comment>
        <translation>
            <numerusform>셀 %n개 중 %1개의 출력이 기준선과 다릅니다. 그 셀은 같은 작업이 아닙니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Outputs were not compared.</source>
        <translation>출력을 비교하지 않았습니다.</translation>
    </message>
    <message>
        <source>Outputs agree with the baseline but for near ties.</source>
        <translation>근소한 차이를 빼면 출력이 기준선과 일치합니다.</translation>
    </message>
    <message>
        <source>Outputs agree with the baseline.</source>
        <translation>출력이 기준선과 일치합니다.</translation>
    </message>
    <message>
        <source>Not valid: %1.</source>
        <translation>유효하지 않음: %1.</translation>
    </message>
    <message>
        <source>parallel</source>
        <translation>병렬</translation>
    </message>
    <message>
        <source>What is hollow is not finished.</source>
        <translation>속이 빈 점은 아직 끝나지 않은 것입니다.</translation>
    </message>
    <message>
        <source>No run is chosen.</source>
        <translation>선택한 실행이 없습니다.</translation>
    </message>
    <message>
        <source>There is no %1 cell in what was run.</source>
        <translation>실행한 것 중에 %1 셀이 없습니다.</translation>
    </message>
    <message>
        <source>No %1 cell has finished a repeat yet.</source>
        <translation>반복을 마친 %1 셀이 아직 없습니다.</translation>
    </message>
    <message>
        <source>Every %1 cell was skipped: %2</source>
        <translation>%1 셀을 모두 건너뛰었습니다: %2</translation>
    </message>
    <message>
        <source>No %1 cell could be measured: %2</source>
        <translation>%1 셀을 하나도 측정하지 못했습니다: %2</translation>
    </message>
    <message>
        <source>There is no cell in what was run.</source>
        <translation>실행한 것 중에 셀이 없습니다.</translation>
    </message>
    <message>
        <source>panel</source>
        <translation>패널</translation>
    </message>
    <message>
        <source>series</source>
        <translation>계열</translation>
    </message>
    <message>
        <source>low</source>
        <translation>하한</translation>
    </message>
    <message>
        <source>high</source>
        <translation>상한</translation>
    </message>
    <message>
        <source>bounds</source>
        <translation>한계</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>state</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>range</source>
        <translation>범위</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>안 끝남</translation>
    </message>
    <message>
        <source>The run that the cell is of.</source>
        <translation>셀이 속한 실행입니다.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no field of a cell: choose one of the field table.</source>
        <translation>&quot;%1&quot;은(는) 셀의 필드가 아닙니다. 필드 표에서 고르십시오.</translation>
    </message>
    <message>
        <source>No cell has both %1 and %2 as numbers.</source>
        <translation>%1와(과) %2가 모두 숫자인 셀이 없습니다.</translation>
    </message>
    <message>
        <source>cell</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>A point is a cell.</source>
        <translation>점 하나가 셀 하나입니다.</translation>
    </message>
    <message>
        <source>%1, by batch size; the line across is the sequential baseline.</source>
        <translation>배치 크기별 %1. 가로선은 순차 기준선입니다.</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>밀리초</translation>
    </message>
    <message>
        <source>share that had come by then</source>
        <translation>그때까지 나온 비율</translation>
    </message>
    <message>
        <source>No cell generates tokens: a forward pass has no latency of its own.</source>
        <translation>토큰을 생성하는 셀이 없습니다. 순전파에는 자체 지연 시간이 없습니다.</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>지연 시간</translation>
    </message>
    <message>
        <source>values</source>
        <translation>값 수</translation>
    </message>
    <message>
        <source>least, ms</source>
        <translation>최소, ms</translation>
    </message>
    <message>
        <source>median, ms</source>
        <translation>중앙값, ms</translation>
    </message>
    <message>
        <source>90 %, ms</source>
        <translation>90 %, ms</translation>
    </message>
    <message>
        <source>95 %, ms</source>
        <translation>95 %, ms</translation>
    </message>
    <message>
        <source>99 %, ms</source>
        <translation>99 %, ms</translation>
    </message>
    <message>
        <source>most, ms</source>
        <translation>최대, ms</translation>
    </message>
    <message>
        <source>TTFT, time to first token</source>
        <translation>TTFT, 첫 토큰까지의 시간</translation>
    </message>
    <message>
        <source>ITL, between two tokens</source>
        <translation>ITL, 토큰 사이의 시간</translation>
    </message>
    <message>
        <source>Of all repeats together. TTFT: go → first token of a prompt, the wait for a place in a batch included; ITL: each gap between two tokens of a prompt. Of each way its largest cell; log axis.</source>
        <translation>모든 반복을 합친 값입니다. TTFT: 시작 → 프롬프트의 첫 토큰(배치 자리를 기다린 시간 포함). ITL: 한 프롬프트의 두 토큰 사이 간격. 방식마다 가장 큰 셀, 로그 축.</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 GB</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>추정</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>관측</translation>
    </message>
    <message>
        <source>allocator</source>
        <translation>할당자</translation>
    </message>
    <message>
        <source>allocator peak, GB</source>
        <translation>할당자 최고치, GB</translation>
    </message>
    <message>
        <source>device level</source>
        <translation>장치 수준</translation>
    </message>
    <message>
        <source>device-level peak, GB</source>
        <translation>장치 수준 최고치, GB</translation>
    </message>
    <message>
        <source>memory, GB</source>
        <translation>메모리, GB</translation>
    </message>
    <message>
        <source>No rank told how much memory it took.</source>
        <translation>메모리 사용량을 알린 랭크가 없습니다.</translation>
    </message>
    <message>
        <source>The largest of the repeats&apos; peaks, all ranks of a cell together: what the program&apos;s allocator gave out, and what the device had in use (of a CPU the processes&apos; resident memory); with the most prompts.</source>
        <translation>반복별 최고치 중 가장 큰 값(셀의 모든 랭크 합): 프로그램 할당자가 내준 양과 장치에서 사용 중이던 양(CPU는 프로세스의 상주 메모리). 프롬프트가 가장 많은 셀 기준입니다.</translation>
    </message>
    <message>
        <source>The plan had no estimate.</source>
        <translation>계획에 추정치가 없었습니다.</translation>
    </message>
    <message>
        <source>Broken: the plan&apos;s estimate of weights, KV cache and activations.</source>
        <translation>점선: 가중치, KV 캐시, 활성화에 대한 계획의 추정치입니다.</translation>
    </message>
    <message>
        <source>prompts/s</source>
        <translation>프롬프트/s</translation>
    </message>
    <message>
        <source>output tokens/s</source>
        <translation>출력 토큰/s</translation>
    </message>
    <message>
        <source>Generated tokens of real prompts ÷ wall time</source>
        <translation>실제 프롬프트의 생성 토큰 ÷ 경과 시간</translation>
    </message>
    <message>
        <source>Finished prompts ÷ wall time</source>
        <translation>완료한 프롬프트 ÷ 경과 시간</translation>
    </message>
    <message>
        <source>Generated tokens of real prompts, of a forward pass finished prompts, ÷ wall time</source>
        <translation>실제 프롬프트의 생성 토큰(순전파는 완료한 프롬프트) ÷ 경과 시간</translation>
    </message>
    <message>
        <source>distilgpt2 with Accelerate on one GPU, 100 prompts: 3.8× at batch 16</source>
        <translation>GPU 1개에서 Accelerate로 돌린 distilgpt2, 프롬프트 100개: 배치 16에서 3.8×</translation>
    </message>
    <message>
        <source>Llama-3-8B with Accelerate, 100 prompts, 9,479 to 10,000 tokens: 24 tokens/s one by one, 57 at batch 16</source>
        <translation>Accelerate로 돌린 Llama-3-8B, 프롬프트 100개, 토큰 9,479~10,000개: 하나씩 24 토큰/s, 배치 16에서 57</translation>
    </message>
    <message>
        <source>GPT-2 forward pass pipelined with PiPPy: 1.63× on two GPUs</source>
        <translation>PiPPy로 파이프라인한 GPT-2 순전파: GPU 2개에서 1.63×</translation>
    </message>
    <message>
        <source>published</source>
        <translation>발표된 값</translation>
    </message>
    <message>
        <source>efficiency</source>
        <translation>효율</translation>
    </message>
    <message>
        <source>Published: %1.</source>
        <translation>발표된 값: %1.</translation>
    </message>
    <message>
        <source>repeat %1</source>
        <translation>반복 %1</translation>
    </message>
    <message>
        <source>outlier</source>
        <translation>이상치</translation>
    </message>
    <message>
        <source>clock of GPU %1</source>
        <translation>GPU %1 클록</translation>
    </message>
    <message>
        <source>seconds since each run&apos;s start</source>
        <translation>각 실행 시작 후 초</translation>
    </message>
    <message>
        <source>seconds since the run&apos;s start</source>
        <translation>실행 시작 후 초</translation>
    </message>
    <message>
        <source>wall time, of its cell&apos;s median</source>
        <translation>셀 중앙값 대비 경과 시간</translation>
    </message>
    <message>
        <source>repeat</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>seconds since start</source>
        <translation>시작 후 초</translation>
    </message>
    <message>
        <source>wall time, s</source>
        <translation>경과 시간, s</translation>
    </message>
    <message>
        <source>of the median, %</source>
        <translation>중앙값 대비, %</translation>
    </message>
    <message>
        <source>flags</source>
        <translation>표시</translation>
    </message>
    <message>
        <source>clock, MHz</source>
        <translation>클록, MHz</translation>
    </message>
    <message>
        <source>MHz</source>
        <translation>MHz</translation>
    </message>
    <message>
        <source>Each point is a repeat, at the moment of go; hollow: flagged or an outlier, kept all the same (%1).</source>
        <translation>점 하나가 시작 시점의 반복 하나입니다. 속이 빈 점은 표시가 있거나 이상치이지만 그대로 둡니다(%1).</translation>
    </message>
    <message>
        <source>No clocks were stored: they are read of NVIDIA GPUs only.</source>
        <translation>저장된 클록이 없습니다. NVIDIA GPU에서만 읽습니다.</translation>
    </message>
    <message>
        <source>Below, the devices&apos; clocks while repeats ran.</source>
        <translation>아래는 반복이 도는 동안의 장치 클록입니다.</translation>
    </message>
    <message>
        <source>ideal</source>
        <translation>이상적</translation>
    </message>
    <message>
        <source>No mode was measured both on one device and on several, with all else equal.</source>
        <translation>다른 조건이 같은 채 장치 한 대와 여러 대에서 모두 측정한 모드가 없습니다.</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>배치 %1</translation>
    </message>
    <message>
        <source>ranks</source>
        <translation>랭크 수</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU 수</translation>
    </message>
    <message>
        <source>speed-up over 1 rank</source>
        <translation>랭크 1개 대비 속도 향상</translation>
    </message>
    <message>
        <source>speed-up over 1 GPU</source>
        <translation>GPU 1개 대비 속도 향상</translation>
    </message>
    <message>
        <source>Wall time of the same mode, batch and prompts on one rank ÷ wall time on more. Ranks share one device, so that more of them have no ideal, and efficiency is unavailable.</source>
        <translation>같은 모드·배치·프롬프트의 랭크 1개 경과 시간 ÷ 여러 랭크의 경과 시간. 랭크가 장치 하나를 나눠 쓰므로 이상적인 값이 없고 효율도 구할 수 없습니다.</translation>
    </message>
    <message>
        <source>Wall time of the same mode, batch and prompts on one GPU ÷ wall time on more; efficiency is that ÷ GPUs.</source>
        <translation>같은 모드·배치·프롬프트의 GPU 1개 경과 시간 ÷ 여러 GPU의 경과 시간. 효율은 이 값 ÷ GPU 수입니다.</translation>
    </message>
    <message>
        <source>Of each way its smallest and its largest batch.</source>
        <translation>방식마다 가장 작은 배치와 가장 큰 배치입니다.</translation>
    </message>
    <message>
        <source>prompts %1</source>
        <translation>프롬프트 %1</translation>
    </message>
    <message>
        <source>Every data-parallel cell has one rank: it has all prompts.</source>
        <translation>데이터 병렬 셀마다 랭크가 하나여서 모든 프롬프트를 맡습니다.</translation>
    </message>
    <message>
        <source>prompts</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>generated tokens</source>
        <translation>생성 토큰</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>랭크</translation>
    </message>
    <message>
        <source>share</source>
        <translation>몫</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>which prompts</source>
        <translation>맡은 프롬프트</translation>
    </message>
    <message>
        <source>Prompts by rank and which prompts it had, counted from 1, in the repeat nearest the median. Of each rank count its largest cell.</source>
        <translation>중앙값에 가장 가까운 반복에서 랭크별 프롬프트 수와 맡은 프롬프트(1부터). 랭크 수마다 가장 큰 셀입니다.</translation>
    </message>
    <message>
        <source>Generated tokens of real prompts by rank and which prompts it had, counted from 1, in the repeat nearest the median. Of each rank count its largest cell.</source>
        <translation>중앙값에 가장 가까운 반복에서 랭크별 실제 프롬프트의 생성 토큰과 맡은 프롬프트(1부터). 랭크 수마다 가장 큰 셀입니다.</translation>
    </message>
    <message>
        <source>forward pass</source>
        <translation>순전파</translation>
    </message>
    <message numerus="yes">
        <source>%n new token</source>
        <comment>%n new tokens</comment>
        <translation>
            <numerusform>새 토큰 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>total length %1</source>
        <translation>전체 길이 %1</translation>
    </message>
    <message numerus="yes">
        <source>random prompts of %n token</source>
        <comment>random prompts of %n tokens</comment>
        <translation>
            <numerusform>토큰 %n개짜리 무작위 프롬프트</numerusform>
        </translation>
    </message>
    <message>
        <source>typed prompts</source>
        <translation>입력한 프롬프트</translation>
    </message>
    <message>
        <source>stage %1</source>
        <translation>스테이지 %1</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>랭크 %1</translation>
    </message>
    <message>
        <source>GPU %1</source>
        <translation>GPU %1</translation>
    </message>
    <message>
        <source>in groups</source>
        <translation>그룹별</translation>
    </message>
    <message>
        <source>speed-up over sequential</source>
        <translation>순차 대비 속도 향상</translation>
    </message>
    <message>
        <source>ideal: batch size, at most the prompt count</source>
        <translation>이상적: 배치 크기, 최대 프롬프트 수</translation>
    </message>
    <message>
        <source>ideal: batch × GPUs, at most the prompt count</source>
        <translation>이상적: 배치 × GPU, 최대 프롬프트 수</translation>
    </message>
    <message>
        <source>No sequential cell with the same model, precision and prompts has finished a repeat: there is nothing to hold the others against.</source>
        <translation>같은 모델·정밀도·프롬프트의 순차 셀 중 반복을 마친 것이 없어 비교할 기준이 없습니다.</translation>
    </message>
    <message>
        <source>Wall time of the sequential cell ÷ wall time of each cell: same prompts, tokens and precision, start-up not included.</source>
        <translation>순차 셀의 경과 시간 ÷ 각 셀의 경과 시간. 프롬프트·토큰·정밀도는 같고 시동 시간은 뺐습니다.</translation>
    </message>
    <message>
        <source>Ranks share one device, so that more of them have no ideal of their own.</source>
        <translation>랭크가 장치 하나를 나눠 쓰므로 랭크가 늘어도 따로 이상적인 값이 없습니다.</translation>
    </message>
    <message>
        <source>%1, random weights</source>
        <translation>%1, 무작위 가중치</translation>
    </message>
    <message>
        <source>%1, weights not read yet</source>
        <translation>%1, 가중치를 아직 안 읽음</translation>
    </message>
    <message>
        <source>%1, weights %2</source>
        <translation>%1, 가중치 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n model</source>
        <comment>%n models</comment>
        <translation>
            <numerusform>모델 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n precision</source>
        <comment>%n precisions</comment>
        <translation>
            <numerusform>정밀도 %n가지</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n length</source>
        <comment>%n lengths</comment>
        <translation>
            <numerusform>길이 %n가지</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machine</source>
        <comment>%n machines</comment>
        <translation>
            <numerusform>기계 %n대</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>Wall time from go to the last token on the host, log axis; of each way its largest batch.</source>
        <translation>시작부터 마지막 토큰이 호스트에 올 때까지의 경과 시간, 로그 축. 방식마다 가장 큰 배치입니다.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 bubble</source>
        <translation>버블 %1</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>ideal, equal stages</source>
        <translation>이상적, 균등 스테이지</translation>
    </message>
    <message>
        <source>%1: mean bubble %2, ideal of one pass (%3−1)/(%4+%3−1) = %5.</source>
        <translation>%1: 평균 버블 %2, 한 패스의 이상값 (%3−1)/(%4+%3−1) = %5.</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>스테이지</translation>
    </message>
    <message>
        <source>chunk</source>
        <translation>청크</translation>
    </message>
    <message>
        <source>step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>start, ms</source>
        <translation>시작, ms</translation>
    </message>
    <message>
        <source>end, ms</source>
        <translation>끝, ms</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <source>Shown at first: the first %1; bubbles are of the whole repeat.</source>
        <translation>처음에는 앞의 %1만 보입니다. 버블은 반복 전체의 값입니다.</translation>
    </message>
    <message>
        <source>time since go, ms</source>
        <translation>시작 후 시간, ms</translation>
    </message>
    <message>
        <source>The pipeline cells have one stage, or no times of their stages were recorded.</source>
        <translation>파이프라인 셀의 스테이지가 하나뿐이거나 스테이지 시간이 기록되지 않았습니다.</translation>
    </message>
    <message>
        <source>One repeat, the one nearest the median: when each stage computed which chunk (numbered); bubble: idle while other stages work.</source>
        <translation>중앙값에 가장 가까운 반복 하나: 각 스테이지가 어느 청크(번호)를 언제 연산했는지. 버블: 다른 스테이지가 일하는 동안의 유휴 시간.</translation>
    </message>
    <message>
        <source>one by one</source>
        <translation>하나씩</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>median TPOT, ms</source>
        <translation>TPOT 중앙값, ms</translation>
    </message>
    <message>
        <source>No cell generates two tokens or more per prompt: there is no time between tokens.</source>
        <translation>프롬프트당 토큰을 둘 이상 생성하는 셀이 없어 토큰 사이 시간이 없습니다.</translation>
    </message>
    <message>
        <source>Generated tokens of real prompts ÷ wall time against the median time per output token, (last token − first) ÷ (tokens − 1); up and to the left is better. Numbers are batch sizes.</source>
        <translation>실제 프롬프트의 생성 토큰 ÷ 경과 시간과 출력 토큰당 시간의 중앙값, (마지막 토큰 − 첫 토큰) ÷ (토큰 수 − 1). 왼쪽 위일수록 좋습니다. 숫자는 배치 크기입니다.</translation>
    </message>
    <message>
        <source>%1: %2× over sequential.</source>
        <translation>%1: 순차 대비 %2×.</translation>
    </message>
    <message>
        <source>device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>%1, s</source>
        <translation>%1, s</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>One repeat of each mode&apos;s largest cell, the one nearest the median; the parts of a device add up to the wall time. Padding waste by token positions; part-full batches: time beyond their rows&apos; share of a full batch.</source>
        <translation>모드별 가장 큰 셀에서 중앙값에 가장 가까운 반복 하나. 한 장치의 부분을 더하면 경과 시간이 됩니다. 패딩 낭비는 토큰 위치 기준, 덜 찬 배치는 꽉 찬 배치에서 그 행의 몫을 넘는 시간입니다.</translation>
    </message>
    <message>
        <source>No times of stages were recorded: a bubble is part of communication there.</source>
        <translation>스테이지 시간이 기록되지 않아 버블이 통신에 포함됩니다.</translation>
    </message>
    <message>
        <source>%1 in %2, up to %3 in one</source>
        <translation>%2에 %1, 한 칸에 최대 %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 after %n repeat</source>
        <comment>%1 after %n repeats</comment>
        <translation>
            <numerusform>반복 %n회 뒤 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, ideal</source>
        <translation>%1, 이상적</translation>
    </message>
    <message>
        <source>from</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>takes</source>
        <translation>소요</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>Shown are the first %1 of %2 panels; the data has all.</source>
        <translation>패널 %2개 중 처음 %1개만 보입니다. 데이터에는 모두 있습니다.</translation>
    </message>
    <message>
        <source>The numbers of this chart</source>
        <translation>이 차트의 수치</translation>
    </message>
    <message>
        <source>The first %1 of %2 rows; the data has all.</source>
        <translation>행 %2개 중 처음 %1개. 데이터에는 모두 있습니다.</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>Comparison with %1</source>
        <translation>%1와(과) 비교</translation>
    </message>
    <message>
        <source>Wall time of the reference ÷ wall time of the other run, per cell: above 1 is faster. Verdicts hold for all cells of a table together (Holm), with a margin of 1&#xa0;%.</source>
        <translation>셀별로 비교 기준의 경과 시간 ÷ 다른 실행의 경과 시간. 1보다 크면 더 빠릅니다. 판정은 표의 모든 셀에 대해 함께 성립합니다(Holm, 여유 1&#xa0;%).</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>a line per cell: settings, results, environment</source>
        <translation>셀마다 한 줄: 설정, 결과, 환경</translation>
    </message>
    <message>
        <source>a line per repeat and rank: every raw sample</source>
        <translation>반복·랭크마다 한 줄: 모든 원시 표본</translation>
    </message>
    <message>
        <source>cell %1</source>
        <translation>셀 %1</translation>
    </message>
    <message>
        <source>cells %1</source>
        <translation>셀 %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%2 %1</translation>
    </message>
    <message>
        <source>%1 against %2: %3.</source>
        <translation>%2 대비 %1: %3.</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1(%2~%3)</translation>
    </message>
    <message numerus="yes">
        <source>%1 against %2: %3 in the geometric mean over %4 of %n cell; %5.</source>
        <comment>%1 against %2: %3 in the geometric mean over %4 of %n cells; %5.</comment>
        <translation>
            <numerusform>%2 대비 %1: 셀 %n개 중 %4개의 기하평균 %3. %5.</numerusform>
        </translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>주요 발견</translation>
    </message>
    <message>
        <source>%1 (%2) is too large for this page: `throughline export` writes it.</source>
        <translation>%1(%2)은(는) 이 페이지에 담기에 너무 큽니다. `throughline export`로 저장할 수 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n warm-up pass</source>
        <comment>%n warm-up passes</comment>
        <translation>
            <numerusform>워밍업 %n회</numerusform>
        </translation>
    </message>
    <message>
        <source>Protocol %1: at least %2, then %3.</source>
        <translation>프로토콜 %1: 최소 %2, 이어서 %3.</translation>
    </message>
    <message>
        <source>Protocol %1: at least %2, then %3, until the interval of the median is within ±%4&#xa0;% or %5 s are spent.</source>
        <translation>프로토콜 %1: 최소 %2, 이어서 %3. 중앙값의 구간이 ±%4&#xa0;% 안에 들거나 %5 s를 쓸 때까지.</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>단위</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>정의</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>방법</translation>
    </message>
    <message>
        <source>Values are medians over repeats. Intervals are 95&#xa0;% percentile bootstrap intervals of the median (10,000 resamples, fixed seed); below 5 repeats the range is shown and comparisons stay undecided. Every repeat is kept: outliers are counted, never removed. Warm-up passes are not repeats.</source>
        <translation>값은 반복의 중앙값입니다. 구간은 중앙값의 95&#xa0;% 백분위 부트스트랩 구간입니다(재표본 10,000회, 고정 시드). 반복이 5회 미만이면 범위를 보이고 비교는 미정으로 둡니다. 모든 반복을 보존하며 이상치는 세기만 하고 빼지 않습니다. 워밍업은 반복이 아닙니다.</translation>
    </message>
    <message>
        <source>Wall time runs from the moment all ranks are ready and told to go until the last rank&apos;s last token is on the host. The baseline of a speed-up is the sequential cell with the same model, prompts, token counts and precision.</source>
        <translation>경과 시간은 모든 랭크가 준비되어 시작 신호를 받은 때부터 마지막 랭크의 마지막 토큰이 호스트에 올 때까지입니다. 속도 향상의 기준선은 모델·프롬프트·토큰 수·정밀도가 같은 순차 셀입니다.</translation>
    </message>
    <message>
        <source>Cells of two runs are paired when all axes are equal. A verdict is faster or slower when the interval of the ratio of medians excludes 1 by more than the margin, same when it lies inside the margin, otherwise undecided; p-values are corrected for the number of cells (Holm).</source>
        <translation>두 실행의 셀은 모든 축이 같을 때 짝이 됩니다. 중앙값 비율의 구간이 여유를 넘어 1에서 벗어나면 더 빠름 또는 더 느림, 여유 안에 있으면 같음, 그 밖에는 미정으로 판정합니다. p값은 셀 수에 맞추어 보정합니다(Holm).</translation>
    </message>
    <message>
        <source>Throughline, for %1</source>
        <translation>Throughline, %1</translation>
    </message>
    <message>
        <source>January</source>
        <translation>1월</translation>
    </message>
    <message>
        <source>February</source>
        <translation>2월</translation>
    </message>
    <message>
        <source>March</source>
        <translation>3월</translation>
    </message>
    <message>
        <source>April</source>
        <translation>4월</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5월</translation>
    </message>
    <message>
        <source>June</source>
        <translation>6월</translation>
    </message>
    <message>
        <source>July</source>
        <translation>7월</translation>
    </message>
    <message>
        <source>August</source>
        <translation>8월</translation>
    </message>
    <message>
        <source>September</source>
        <translation>9월</translation>
    </message>
    <message>
        <source>October</source>
        <translation>10월</translation>
    </message>
    <message>
        <source>November</source>
        <translation>11월</translation>
    </message>
    <message>
        <source>December</source>
        <translation>12월</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <translation>%3년 %2 %1일</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 ~ %2</translation>
    </message>
    <message>
        <source>run %1</source>
        <translation>실행 %1</translation>
    </message>
    <message>
        <source>runs %1</source>
        <translation>실행 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 against %n run</source>
        <comment>%1 against %n runs</comment>
        <translation>
            <numerusform>실행 %n개 대비 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>needs two runs</source>
        <translation>실행 두 개가 필요함</translation>
    </message>
    <message>
        <source>nothing was measured</source>
        <translation>측정한 것이 없음</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Settings and environment</source>
        <translation>설정과 환경</translation>
    </message>
    <message>
        <source>Data as CSV</source>
        <translation>CSV 데이터</translation>
    </message>
    <message>
        <source>Prose</source>
        <translation>본문</translation>
    </message>
    <message>
        <source>In all rows: %1.</source>
        <translation>모든 행: %1.</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>measured read bandwidth</source>
        <translation>측정한 읽기 대역폭</translation>
    </message>
    <message>
        <source>measured fp32 rate</source>
        <translation>측정한 fp32 속도</translation>
    </message>
    <message>
        <source>measured tf32 rate</source>
        <translation>측정한 tf32 속도</translation>
    </message>
    <message>
        <source>measured fp16 rate</source>
        <translation>측정한 fp16 속도</translation>
    </message>
    <message>
        <source>measured bf16 rate</source>
        <translation>측정한 bf16 속도</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Started (UTC)</source>
        <translation>시작(UTC)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>다른 점</translation>
    </message>
    <message>
        <source>What differs, continued</source>
        <translation>다른 점(계속)</translation>
    </message>
    <message>
        <source>Settings of %1</source>
        <translation>%1의 설정</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Environment of %1</source>
        <translation>%1의 환경</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>환경</translation>
    </message>
    <message>
        <source>The HTML, Markdown and LaTeX forms of this report carry its numbers; `throughline export RUN --csv summary.csv --raw raw.csv` writes them.</source>
        <translation>이 보고서의 수치는 HTML, Markdown, LaTeX 형식에 들어 있습니다. `throughline export RUN --csv summary.csv --raw raw.csv`로도 저장합니다.</translation>
    </message>
    <message>
        <source>a pass of %1 is too short for the device&apos;s energy counter; 500 ms are enough, with more prompts or tokens</source>
        <translation>%1짜리 패스는 장치의 에너지 카운터에 너무 짧습니다. 프롬프트나 토큰을 늘려 500 ms면 충분합니다</translation>
    </message>
    <message>
        <source>the device&apos;s energy counter did not move</source>
        <translation>장치의 에너지 카운터가 움직이지 않았습니다</translation>
    </message>
    <message>
        <source>only NVIDIA GPUs tell this program what energy they take</source>
        <translation>NVIDIA GPU만 이 프로그램에 에너지 사용량을 알려 줍니다</translation>
    </message>
    <message>
        <source>Preset, folder or hub name of the model.</source>
        <translation>모델의 프리셋, 폴더 또는 허브 이름입니다.</translation>
    </message>
    <message>
        <source>Number format of weights and activations.</source>
        <translation>가중치와 활성화의 수 형식입니다.</translation>
    </message>
    <message>
        <source>How the work is spread over ranks.</source>
        <translation>작업을 랭크에 나누는 방식입니다.</translation>
    </message>
    <message>
        <source>Worker processes: copies, stages or shards.</source>
        <translation>작업자 프로세스: 복제본, 스테이지 또는 샤드입니다.</translation>
    </message>
    <message>
        <source>Rows per rank (data-parallel) or in all (pipeline).</source>
        <translation>랭크당(데이터 병렬) 또는 전체(파이프라인) 행 수입니다.</translation>
    </message>
    <message>
        <source>Micro-batches that a pipeline&apos;s batch is cut into.</source>
        <translation>파이프라인 배치를 나눈 마이크로배치 수입니다.</translation>
    </message>
    <message>
        <source>Prompts of one pass.</source>
        <translation>한 패스의 프롬프트입니다.</translation>
    </message>
    <message>
        <source>Devices that ranks run on.</source>
        <translation>랭크가 도는 장치입니다.</translation>
    </message>
    <message>
        <source>CPU threads over all ranks of a cell; 0 is all cores.</source>
        <translation>셀의 모든 랭크를 합친 CPU 스레드 수. 0은 모든 코어입니다.</translation>
    </message>
    <message>
        <source>Generate tokens, or one forward pass.</source>
        <translation>토큰 생성 또는 순전파 한 번입니다.</translation>
    </message>
    <message>
        <source>Tokens generated per prompt.</source>
        <translation>프롬프트당 생성 토큰입니다.</translation>
    </message>
    <message>
        <source>Prompt and generated tokens together.</source>
        <translation>프롬프트와 생성 토큰의 합입니다.</translation>
    </message>
    <message>
        <source>What a forward pass ends in.</source>
        <translation>순전파의 끝에 오는 것입니다.</translation>
    </message>
    <message>
        <source>Labels of the classification head.</source>
        <translation>분류 헤드의 레이블 수입니다.</translation>
    </message>
    <message>
        <source>Where the prompts come from.</source>
        <translation>프롬프트의 출처입니다.</translation>
    </message>
    <message>
        <source>Whether the tokenizer adds its special tokens.</source>
        <translation>토크나이저가 특수 토큰을 붙이는지 여부입니다.</translation>
    </message>
    <message>
        <source>Longest prompt; longer ones are cut. 0 is no limit.</source>
        <translation>가장 긴 프롬프트. 더 길면 자릅니다. 0은 제한 없음입니다.</translation>
    </message>
    <message>
        <source>What happens to a prompt as long as the total length.</source>
        <translation>전체 길이만큼 긴 프롬프트를 어떻게 할지입니다.</translation>
    </message>
    <message>
        <source>Side on which short rows are padded; none: rows keep their own lengths.</source>
        <translation>짧은 행을 패딩하는 쪽. none: 행이 제 길이를 유지합니다.</translation>
    </message>
    <message>
        <source>Rows are padded to a multiple of this.</source>
        <translation>행을 이 값의 배수로 패딩합니다.</translation>
    </message>
    <message>
        <source>Whether an end-of-sequence token ends a prompt.</source>
        <translation>시퀀스 끝 토큰이 프롬프트를 끝내는지 여부입니다.</translation>
    </message>
    <message>
        <source>How prompts are split over data-parallel ranks.</source>
        <translation>프롬프트를 데이터 병렬 랭크에 나누는 방식입니다.</translation>
    </message>
    <message>
        <source>Repeat the last prompt until all ranks hold as many.</source>
        <translation>모든 랭크의 수가 같아지도록 마지막 프롬프트를 반복합니다.</translation>
    </message>
    <message>
        <source>A pipeline stage ends after each of these layers.</source>
        <translation>이 레이어마다 파이프라인 스테이지가 끝납니다.</translation>
    </message>
    <message>
        <source>Which pipeline ranks hold the outputs.</source>
        <translation>출력을 갖는 파이프라인 랭크입니다.</translation>
    </message>
    <message>
        <source>Sequential in groups of so many prompts; 0 is off.</source>
        <translation>이만큼의 프롬프트를 한 그룹으로 순차 처리. 0은 끔입니다.</translation>
    </message>
    <message>
        <source>Tokenizing ahead of, or inside, the timed span.</source>
        <translation>토큰화를 측정 구간 앞에서 할지 안에서 할지입니다.</translation>
    </message>
    <message>
        <source>Threads that prepare batches.</source>
        <translation>배치를 준비하는 스레드 수입니다.</translation>
    </message>
    <message>
        <source>Label the cell, or halve the batch and go on.</source>
        <translation>셀에 표시하거나 배치를 반으로 줄여 계속합니다.</translation>
    </message>
    <message>
        <source>Warm-ups, repeats, interval and budget.</source>
        <translation>워밍업, 반복, 구간, 예산입니다.</translation>
    </message>
    <message>
        <source>Seed of random weights.</source>
        <translation>무작위 가중치의 시드입니다.</translation>
    </message>
    <message>
        <source>Folder that logits are written to; for tests.</source>
        <translation>로짓을 기록하는 폴더(테스트용)입니다.</translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>TB</source>
        <translation>TB</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>MB</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>kB</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>µs</source>
        <translation>µs</translation>
    </message>
    <message>
        <source>ns</source>
        <translation>ns</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1분 %2초</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1시간</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1시간 %2분</translation>
    </message>
    <message numerus="yes">
        <source>%n cell</source>
        <comment>%n cells</comment>
        <translation>
            <numerusform>셀 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunk</source>
        <comment>%n chunks</comment>
        <translation>
            <numerusform>청크 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n core</source>
        <comment>%n cores</comment>
        <translation>
            <numerusform>코어 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU</source>
        <comment>%n GPUs</comment>
        <translation>
            <numerusform>GPU %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n layer</source>
        <comment>%n layers</comment>
        <translation>
            <numerusform>레이어 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outlier</source>
        <comment>%n outliers</comment>
        <translation>
            <numerusform>이상치 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point</source>
        <comment>%n points</comment>
        <translation>
            <numerusform>점 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt</source>
        <comment>%n prompts</comment>
        <translation>
            <numerusform>프롬프트 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rank</source>
        <comment>%n ranks</comment>
        <translation>
            <numerusform>랭크 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repeat</source>
        <comment>%n repeats</comment>
        <translation>
            <numerusform>반복 %n회</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row</source>
        <comment>%n rows</comment>
        <translation>
            <numerusform>행 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run</source>
        <comment>%n runs</comment>
        <translation>
            <numerusform>실행 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n square</source>
        <comment>%n squares</comment>
        <translation>
            <numerusform>칸 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stage</source>
        <comment>%n stages</comment>
        <translation>
            <numerusform>스테이지 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token</source>
        <comment>%n tokens</comment>
        <translation>
            <numerusform>토큰 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>the baseline that every other mode is held against</source>
        <translation>다른 모든 모드를 견주는 기준선</translation>
    </message>
    <message>
        <source>this build computes on the CPU</source>
        <translation>이 빌드는 CPU에서 연산합니다</translation>
    </message>
    <message>
        <source>all cores that this process may use</source>
        <translation>이 프로세스가 쓸 수 있는 모든 코어</translation>
    </message>
    <message>
        <source>neither newTokens nor totalLength was given</source>
        <translation>newTokens도 totalLength도 주어지지 않음</translation>
    </message>
    <message>
        <source>what the %1 protocol means</source>
        <translation>%1 프로토콜의 뜻</translation>
    </message>
    <message>
        <source>auto on a GPU</source>
        <translation>GPU에서의 auto</translation>
    </message>
    <message>
        <source>auto on a CPU</source>
        <translation>CPU에서의 auto</translation>
    </message>
    <message>
        <source>%1; its weights are stored as %2</source>
        <translation>%1, 가중치는 %2로 저장됨</translation>
    </message>
    <message>
        <source>this build computes on the CPU only</source>
        <translation>이 빌드는 CPU에서만 연산합니다</translation>
    </message>
    <message>
        <source>the one GPU is %1</source>
        <translation>GPU는 %1 하나입니다</translation>
    </message>
    <message>
        <source>the GPUs are %1</source>
        <translation>GPU: %1</translation>
    </message>
    <message>
        <source>id %1</source>
        <translation>id %1</translation>
    </message>
    <message>
        <source>a preset has no tokenizer: text becomes bytes</source>
        <translation>프리셋에는 토크나이저가 없어 텍스트가 바이트가 됩니다</translation>
    </message>
    <message>
        <source>its tokenizer adds none</source>
        <translation>토크나이저가 아무것도 붙이지 않음</translation>
    </message>
    <message>
        <source>%1 before each prompt</source>
        <translation>프롬프트마다 앞에 %1</translation>
    </message>
    <message>
        <source>%1 behind each prompt</source>
        <translation>프롬프트마다 뒤에 %1</translation>
    </message>
    <message>
        <source>%1 before and %2 behind each prompt</source>
        <translation>프롬프트마다 앞에 %1, 뒤에 %2</translation>
    </message>
    <message>
        <source>what its tokenizer adds</source>
        <translation>토크나이저가 붙이는 것</translation>
    </message>
    <message>
        <source>the model names no eos_token_id: every prompt yields the tokens asked for</source>
        <translation>모델에 eos_token_id가 없어 모든 프롬프트가 요청한 만큼 토큰을 냅니다</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 또는 </translation>
    </message>
    <message>
        <source>%1 ends a prompt</source>
        <translation>%1이(가) 프롬프트를 끝냄</translation>
    </message>
    <message>
        <source>eos_token_id in %1</source>
        <translation>%1의 eos_token_id</translation>
    </message>
    <message>
        <source>%1 ends no prompt</source>
        <translation>%1이(가) 프롬프트를 끝내지 않음</translation>
    </message>
    <message>
        <source>endOfSequence is ignored: every prompt yields the tokens asked for</source>
        <translation>endOfSequence를 무시하므로 모든 프롬프트가 요청한 만큼 토큰을 냅니다</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %n token</source>
        <comment>%1 to %n tokens</comment>
        <translation>
            <numerusform>토큰 %1~%n개</numerusform>
        </translation>
    </message>
    <message>
        <source>none is cut</source>
        <translation>자른 것 없음</translation>
    </message>
    <message>
        <source>cut to %1 at most, by truncateTo</source>
        <translation>truncateTo로 최대 %1까지 자름</translation>
    </message>
    <message>
        <source>cut to %1 at most: the total length leaves one to generate</source>
        <translation>최대 %1까지 자름. 전체 길이에서 생성할 하나를 남깁니다</translation>
    </message>
    <message>
        <source>the longest prompt and what follows it, for which each row of the KV cache has room</source>
        <translation>가장 긴 프롬프트와 그 뒤에 올 것. KV 캐시의 각 행에 이만큼의 자리가 있습니다</translation>
    </message>
    <message>
        <source>the longest prompt; a forward pass keeps no KV cache</source>
        <translation>가장 긴 프롬프트. 순전파는 KV 캐시를 두지 않습니다</translation>
    </message>
    <message>
        <source>%1; layers with a window look back at %2</source>
        <translation>%1. 윈도가 있는 레이어는 %2까지 되돌아봅니다</translation>
    </message>
    <message>
        <source>%1 of the model&apos;s %2</source>
        <translation>모델의 %2 중 %1</translation>
    </message>
    <message>
        <source>any would do: padding is masked, no output sees it</source>
        <translation>무엇이든 됩니다. 패딩은 마스킹되어 출력에 보이지 않습니다</translation>
    </message>
    <message numerus="yes">
        <source>%n warm-up</source>
        <comment>%n warm-ups</comment>
        <translation>
            <numerusform>워밍업 %n회</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 until ± %2 %</source>
        <translation>%1, ± %2 %까지</translation>
    </message>
    <message>
        <source>%1 s at most</source>
        <translation>최대 %1초</translation>
    </message>
    <message>
        <source>How the cell ended.</source>
        <translation>셀이 어떻게 끝났는지입니다.</translation>
    </message>
    <message>
        <source>Rows of a batch as it ran: fewer than asked where it was halved for memory.</source>
        <translation>실제로 돈 배치의 행 수. 메모리 때문에 반으로 줄였으면 요청보다 적습니다.</translation>
    </message>
    <message>
        <source>Measured passes.</source>
        <translation>측정한 패스 수입니다.</translation>
    </message>
    <message>
        <source>All ranks told to go until the last rank&apos;s last token is on the host: median.</source>
        <translation>모든 랭크에 시작을 알린 때부터 마지막 랭크의 마지막 토큰이 호스트에 올 때까지의 중앙값입니다.</translation>
    </message>
    <message>
        <source>Lower end of the median&apos;s 95 % bootstrap interval.</source>
        <translation>중앙값의 95 % 부트스트랩 구간의 하한입니다.</translation>
    </message>
    <message>
        <source>Upper end of the median&apos;s 95 % bootstrap interval.</source>
        <translation>중앙값의 95 % 부트스트랩 구간의 상한입니다.</translation>
    </message>
    <message>
        <source>Shortest repeat.</source>
        <translation>가장 짧은 반복입니다.</translation>
    </message>
    <message>
        <source>Longest repeat.</source>
        <translation>가장 긴 반복입니다.</translation>
    </message>
    <message>
        <source>Repeats further than 5 · 1.4826 · MAD from the median; kept.</source>
        <translation>중앙값에서 5 · 1.4826 · MAD보다 먼 반복 수. 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Generated tokens of real prompts ÷ wall time.</source>
        <translation>실제 프롬프트의 생성 토큰 ÷ 경과 시간입니다.</translation>
    </message>
    <message>
        <source>Lower end of its 95 % interval.</source>
        <translation>95 % 구간의 하한입니다.</translation>
    </message>
    <message>
        <source>Upper end of its 95 % interval.</source>
        <translation>95 % 구간의 상한입니다.</translation>
    </message>
    <message>
        <source>(Prompt + generated tokens) ÷ wall time.</source>
        <translation>(프롬프트 + 생성 토큰) ÷ 경과 시간입니다.</translation>
    </message>
    <message>
        <source>Finished prompts ÷ wall time.</source>
        <translation>완료한 프롬프트 ÷ 경과 시간입니다.</translation>
    </message>
    <message>
        <source>Go → first generated token of a prompt: median over prompts.</source>
        <translation>시작 → 프롬프트의 첫 생성 토큰: 프롬프트의 중앙값입니다.</translation>
    </message>
    <message>
        <source>(Last token − first token) ÷ (tokens − 1) of a prompt: median over prompts.</source>
        <translation>프롬프트의 (마지막 토큰 − 첫 토큰) ÷ (토큰 수 − 1): 프롬프트의 중앙값입니다.</translation>
    </message>
    <message>
        <source>Gap between two tokens of a prompt: median over all gaps.</source>
        <translation>프롬프트의 두 토큰 사이 간격: 모든 간격의 중앙값입니다.</translation>
    </message>
    <message>
        <source>Baseline wall time ÷ this cell&apos;s wall time.</source>
        <translation>기준선의 경과 시간 ÷ 이 셀의 경과 시간입니다.</translation>
    </message>
    <message>
        <source>The same with each side&apos;s load and preparation time added.</source>
        <translation>양쪽의 로드·준비 시간을 더한 같은 값입니다.</translation>
    </message>
    <message>
        <source>From how many prompts on this way wins, start-up included.</source>
        <translation>시동까지 넣어 이 방식이 이기기 시작하는 프롬프트 수입니다.</translation>
    </message>
    <message>
        <source>Speed-up over the same mode on one device ÷ devices.</source>
        <translation>장치 한 대의 같은 모드 대비 속도 향상 ÷ 장치 수입니다.</translation>
    </message>
    <message>
        <source>Mean over stages: idle while other stages work ÷ wall time.</source>
        <translation>스테이지 평균: 다른 스테이지가 일하는 동안의 유휴 시간 ÷ 경과 시간입니다.</translation>
    </message>
    <message>
        <source>(p−1)/(m+p−1) for one pass of m chunks through p stages.</source>
        <translation>청크 m개가 스테이지 p개를 지나는 한 패스의 (p−1)/(m+p−1)입니다.</translation>
    </message>
    <message>
        <source>Padded and finished positions ÷ all positions computed.</source>
        <translation>패딩되었거나 끝난 위치 ÷ 연산한 모든 위치입니다.</translation>
    </message>
    <message>
        <source>Process start → weights on the device, slowest rank.</source>
        <translation>프로세스 시작 → 장치에 올린 가중치, 가장 느린 랭크입니다.</translation>
    </message>
    <message>
        <source>Of the slowest rank&apos;s load: reading the files.</source>
        <translation>가장 느린 랭크의 로드 중 파일 읽기입니다.</translation>
    </message>
    <message>
        <source>Of the slowest rank&apos;s load: moving weights to the device.</source>
        <translation>가장 느린 랭크의 로드 중 가중치를 장치로 옮기기입니다.</translation>
    </message>
    <message>
        <source>Of the slowest rank&apos;s load: converting and packing.</source>
        <translation>가장 느린 랭크의 로드 중 변환과 패킹입니다.</translation>
    </message>
    <message>
        <source>Cache and buffers of this cell, slowest rank.</source>
        <translation>이 셀의 캐시와 버퍼, 가장 느린 랭크입니다.</translation>
    </message>
    <message>
        <source>Texts to token ids, ahead of all passes.</source>
        <translation>모든 패스에 앞서 텍스트를 토큰 id로 바꾸는 시간입니다.</translation>
    </message>
    <message>
        <source>Allocator&apos;s peak, largest rank.</source>
        <translation>할당자 최고치, 가장 큰 랭크입니다.</translation>
    </message>
    <message>
        <source>Device-level peak, largest rank: resident memory of the process on a CPU.</source>
        <translation>장치 수준 최고치, 가장 큰 랭크. CPU에서는 프로세스의 상주 메모리입니다.</translation>
    </message>
    <message>
        <source>Decode tokens/s ÷ what the device&apos;s measured ceilings allow.</source>
        <translation>decode 토큰/s ÷ 측정한 장치 한계가 허용하는 값입니다.</translation>
    </message>
    <message>
        <source>Energy of all devices over the timed span ÷ generated tokens: median.</source>
        <translation>측정 구간 동안 모든 장치의 에너지 ÷ 생성 토큰: 중앙값입니다.</translation>
    </message>
    <message>
        <source>Energy of all devices over the timed span of a repeat: median.</source>
        <translation>반복의 측정 구간 동안 모든 장치의 에너지: 중앙값입니다.</translation>
    </message>
    <message>
        <source>Energy ÷ time, all devices together: median.</source>
        <translation>에너지 ÷ 시간, 모든 장치 합계: 중앙값입니다.</translation>
    </message>
    <message>
        <source>Why energy and power are unavailable.</source>
        <translation>에너지와 전력을 알 수 없는 이유입니다.</translation>
    </message>
    <message>
        <source>Hottest device while measured.</source>
        <translation>측정 중 가장 뜨거운 장치입니다.</translation>
    </message>
    <message>
        <source>Why a device&apos;s clocks were not higher.</source>
        <translation>장치의 클록이 더 높지 않았던 이유입니다.</translation>
    </message>
    <message>
        <source>Other processes on the cell&apos;s devices, with the device memory they had.</source>
        <translation>셀의 장치를 쓰던 다른 프로세스와 그 장치 메모리입니다.</translation>
    </message>
    <message>
        <source>Tokens of the cell&apos;s prompts.</source>
        <translation>셀의 프롬프트 토큰 수입니다.</translation>
    </message>
    <message>
        <source>Tokens generated in one repeat.</source>
        <translation>한 반복에서 생성한 토큰 수입니다.</translation>
    </message>
    <message>
        <source>Whether the outputs equal the baseline&apos;s.</source>
        <translation>출력이 기준선과 같은지 여부입니다.</translation>
    </message>
    <message>
        <source>Valid, or the reasons why not.</source>
        <translation>유효함, 또는 아닌 이유입니다.</translation>
    </message>
    <message>
        <source>Whether the quick protocol measured it.</source>
        <translation>빠른 프로토콜로 측정했는지 여부입니다.</translation>
    </message>
    <message>
        <source>%1 tokens/s</source>
        <translation>%1 토큰/s</translation>
    </message>
    <message>
        <source>best speed-up %1 with %2</source>
        <translation>최고 속도 향상 %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n cell failed</source>
        <comment>%n cells failed</comment>
        <translation>
            <numerusform>셀 %n개 실패</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell skipped</source>
        <comment>%n cells skipped</comment>
        <translation>
            <numerusform>셀 %n개 건너뜀</numerusform>
        </translation>
    </message>
    <message>
        <source>compute</source>
        <translation>연산</translation>
    </message>
    <message>
        <source>part-full batches</source>
        <translation>덜 찬 배치</translation>
    </message>
    <message>
        <source>communication</source>
        <translation>통신</translation>
    </message>
    <message>
        <source>padding waste</source>
        <translation>패딩 낭비</translation>
    </message>
    <message>
        <source>imbalance</source>
        <translation>불균형</translation>
    </message>
    <message>
        <source>pipeline bubble</source>
        <translation>파이프라인 버블</translation>
    </message>
    <message>
        <source>gather</source>
        <translation>수집</translation>
    </message>
    <message>
        <source>host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>Needs %1 of %2 on %3</source>
        <translation>%3에서 %2 중 %1 필요</translation>
    </message>
    <message>
        <source>Needs %1 of %2</source>
        <translation>%2 중 %1 필요</translation>
    </message>
    <message>
        <source>%1: the largest batch that fits is %2.</source>
        <translation>%1: 들어가는 가장 큰 배치는 %2입니다.</translation>
    </message>
    <message>
        <source>%1: even a batch of 1 does not fit.</source>
        <translation>%1: 배치 1도 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>%1 (95 % interval %2 to %3)</source>
        <translation>%1(95 % 구간 %2~%3)</translation>
    </message>
    <message>
        <source>Best speed-up over one prompt at a time: %1 with %2.</source>
        <translation>프롬프트 하나씩 처리할 때 대비 최고 속도 향상: %1, %2.</translation>
    </message>
    <message>
        <source>Nothing was faster than one prompt at a time: the best, %1, reached %2.</source>
        <translation>프롬프트 하나씩 처리하는 것보다 빠른 것이 없었습니다. 최고는 %1, %2입니다.</translation>
    </message>
    <message>
        <source>From batch %1 on the gain flattens: batch %2 adds only %3 % more throughput.</source>
        <translation>배치 %1부터 이득이 평평해집니다. 배치 %2의 처리량은 %3 %만 더 높습니다.</translation>
    </message>
    <message>
        <source>From batch %1 on the gain flattens: batch %2 adds no throughput.</source>
        <translation>배치 %1부터 이득이 평평해집니다. 배치 %2는 처리량을 늘리지 않습니다.</translation>
    </message>
    <message>
        <source>%1 pays from the first prompt on, start-up included.</source>
        <translation>%1: 시동을 넣어도 첫 프롬프트부터 이득입니다.</translation>
    </message>
    <message>
        <source>%1 pays from %2 prompts on, start-up included.</source>
        <translation>%1: 시동을 넣으면 프롬프트 %2개부터 이득입니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1 gave other outputs than the baseline for %n prompt, first at token %2 of prompt %3</source>
        <comment>%1 gave other outputs than the baseline for %n prompts, first at token %2 of prompt %3</comment>
        <translation>
            <numerusform>%1: 프롬프트 %n개에서 출력이 기준선과 다름, 처음은 프롬프트 %3의 토큰 %2</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 gave other outputs than the baseline</source>
        <translation>%1: 출력이 기준선과 다름</translation>
    </message>
    <message>
        <source>%1; near ties possible in 16 bits.</source>
        <translation>%1. 16비트에서는 근소한 차이가 있을 수 있습니다.</translation>
    </message>
    <message>
        <source>%1: its speed-up is one over different outputs.</source>
        <translation>%1. 따라서 이 속도 향상은 다른 출력에 대한 것입니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n cell is not valid: %1.</source>
        <comment>%n cells are not valid: %1.</comment>
        <translation>
            <numerusform>셀 %n개가 유효하지 않습니다: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>This build can&apos;t compute in %1 on the %2.</source>
        <translation>이 빌드는 %2에서 %1로 연산할 수 없습니다.</translation>
    </message>
    <message>
        <source>A split after layer %1 does not make %2 stages of %3.</source>
        <translation>레이어 %1 뒤에서 나눠서는 %3로 스테이지 %2개를 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>A split after layer %1 does not make that many stages of %2.</source>
        <translation>레이어 %1 뒤에서 나눠서는 %2로 그만큼의 스테이지를 만들 수 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>Each of %1 needs a GPU of its own, and there is %n: use fewer stages, or devices = cpu.</source>
        <comment>Each of %1 needs a GPU of its own, and there are %n: use fewer stages, or devices = cpu.</comment>
        <translation>
            <numerusform>%1마다 GPU가 따로 필요한데 %n개뿐입니다. 스테이지를 줄이거나 devices = cpu로 하십시오.</numerusform>
        </translation>
    </message>
    <message>
        <source>sequential</source>
        <translation>순차</translation>
    </message>
    <message>
        <source>data-parallel</source>
        <translation>데이터 병렬</translation>
    </message>
    <message>
        <source>pipeline</source>
        <translation>파이프라인</translation>
    </message>
    <message>
        <source>tensor-parallel</source>
        <translation>텐서 병렬</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>계획됨</translation>
    </message>
    <message>
        <source>running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>건너뜀</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>faster</source>
        <translation>더 빠름</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>더 느림</translation>
    </message>
    <message>
        <source>same</source>
        <translation>같음</translation>
    </message>
    <message>
        <source>undecided</source>
        <translation>미정</translation>
    </message>
    <message>
        <source>not comparable</source>
        <translation>비교 불가</translation>
    </message>
    <message>
        <source>a debug build measured</source>
        <translation>디버그 빌드로 측정함</translation>
    </message>
    <message>
        <source>fewer than 5 repeats</source>
        <translation>반복 5회 미만</translation>
    </message>
    <message>
        <source>the interval is wider than asked</source>
        <translation>구간이 요청보다 넓음</translation>
    </message>
    <message>
        <source>outputs differ from the baseline&apos;s</source>
        <translation>출력이 기준선과 다름</translation>
    </message>
    <message>
        <source>outputs that are not numbers</source>
        <translation>숫자가 아닌 출력</translation>
    </message>
    <message>
        <source>the device was throttled</source>
        <translation>장치가 스로틀링됨</translation>
    </message>
    <message>
        <source>another process was on the device</source>
        <translation>장치에 다른 프로세스가 있었음</translation>
    </message>
    <message>
        <source>the clock jumped</source>
        <translation>시계가 건너뜀</translation>
    </message>
    <message>
        <source>the machine slept</source>
        <translation>기계가 절전에 들어감</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>프로세스 %1</translation>
    </message>
    <message>
        <source>a process of another container</source>
        <translation>다른 컨테이너의 프로세스</translation>
    </message>
    <message>
        <source>This build can&apos;t run %1 yet.</source>
        <translation>이 빌드는 아직 %1을(를) 실행할 수 없습니다.</translation>
    </message>
    <message>
        <source>This build can&apos;t do %1 = %2 yet.</source>
        <translation>이 빌드는 아직 %1 = %2을(를) 지원하지 않습니다.</translation>
    </message>
    <message>
        <source>There is no device %1: %2.</source>
        <translation>장치 %1이(가) 없습니다: %2.</translation>
    </message>
    <message>
        <source>The model %1 can&apos;t be read: %2</source>
        <translation>모델 %1을(를) 읽을 수 없습니다: %2</translation>
    </message>
    <message>
        <source>%1 can&apos;t share %2.</source>
        <translation>%1(으)로는 %2을(를) 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>A batch of %1 can&apos;t be cut into %2.</source>
        <translation>%1짜리 배치를 %2(으)로 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>Prompt %1 has %2, which leaves none of a total length of %3.</source>
        <translation>프롬프트 %1이(가) %2여서 전체 길이 %3에 남는 것이 없습니다.</translation>
    </message>
    <message>
        <source>A prompt and its new tokens make %1 positions; the model has %2.</source>
        <translation>프롬프트와 새 토큰이 위치 %1개를 차지하는데 모델에는 %2개가 있습니다.</translation>
    </message>
    <message>
        <source>A batch of %1 has run out of memory already.</source>
        <translation>배치 %1에서 이미 메모리가 부족했습니다.</translation>
    </message>
    <message>
        <source>Stopped by the user.</source>
        <translation>사용자가 중지했습니다.</translation>
    </message>
    <message>
        <source>The prompts can&apos;t be read: %1</source>
        <translation>프롬프트를 읽을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>Runs as %1: a rank has no more prompts.</source>
        <translation>%1로 실행됩니다. 랭크에 프롬프트가 더 없습니다.</translation>
    </message>
    <message>
        <source>The %1 ranks share %2: more ranks than GPUs add no hardware.</source>
        <translation>랭크 %1개가 %2을(를) 나눠 씁니다. GPU보다 많은 랭크는 하드웨어를 늘리지 않습니다.</translation>
    </message>
    <message>
        <source>The %1 ranks share one CPU: more ranks add no hardware.</source>
        <translation>랭크 %1개가 CPU 하나를 나눠 씁니다. 랭크를 늘려도 하드웨어는 늘지 않습니다.</translation>
    </message>
    <message>
        <source>Each step reads a stage&apos;s weights %1 times, once per chunk.</source>
        <translation>스텝마다 스테이지의 가중치를 청크마다 한 번씩 %1번 읽습니다.</translation>
    </message>
    <message>
        <source>This %1 multiplies %2 no faster than fp32: only what waits for memory gains, as small batches do.</source>
        <translation>이 %1은(는) %2 곱셈이 fp32보다 빠르지 않습니다. 작은 배치처럼 메모리를 기다리는 작업만 빨라집니다.</translation>
    </message>
    <message>
        <source>The best batch size is %1: %2 tokens/s with %3.</source>
        <translation>가장 좋은 배치 크기는 %1입니다: %2 토큰/s, %3.</translation>
    </message>
    <message>
        <source>Start-up of %1 took %2 s: %3 % of start-up and one pass.</source>
        <translation>%1의 시동에 %2 s가 걸렸습니다: 시동과 패스 한 번의 %3 %.</translation>
    </message>
    <message>
        <source>Up to %1 ranks shared fewer GPUs: more ranks than GPUs add no hardware, so there is no efficiency.</source>
        <translation>최대 랭크 %1개가 더 적은 GPU를 나눠 썼습니다. GPU보다 많은 랭크는 하드웨어를 늘리지 않으므로 효율이 없습니다.</translation>
    </message>
    <message>
        <source>Up to %1 ranks shared one CPU: more ranks add no hardware, so there is no efficiency.</source>
        <translation>최대 랭크 %1개가 CPU 하나를 나눠 썼습니다. 랭크를 늘려도 하드웨어는 늘지 않으므로 효율이 없습니다.</translation>
    </message>
    <message>
        <source>In %1 a stage idles %2 % of the time while others work; the ideal schedule idles %3 %.</source>
        <translation>%1: 다른 스테이지가 일하는 동안 스테이지가 %2 %의 시간을 쉽니다. 이상적인 스케줄은 %3 %입니다.</translation>
    </message>
    <message>
        <source>The one compared cell gave the same outputs as the sequential baseline.</source>
        <translation>비교한 셀 하나의 출력이 순차 기준선과 같습니다.</translation>
    </message>
    <message>
        <source>All %1 compared cells gave the same outputs as the sequential baseline.</source>
        <translation>비교한 셀 %1개의 출력이 모두 순차 기준선과 같습니다.</translation>
    </message>
    <message>
        <source>Memory ends at batch %1: %2 ran out of it.</source>
        <translation>배치 %1에서 메모리가 끝납니다: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n cell failed: %1</source>
        <comment>%n cells failed; the first: %1</comment>
        <translation>
            <numerusform>셀 %n개 실패, 첫 번째: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Clocks were held down in %1: %2.</source>
        <translation>클록이 제한됨, %1: %2.</translation>
    </message>
    <message>
        <source>Others used a device of %1 meanwhile: %2.</source>
        <translation>그동안 다른 프로세스가 장치를 씀, %1: %2.</translation>
    </message>
    <message>
        <source>A first look: the quick protocol makes too few repeats for intervals.</source>
        <translation>간이 측정: 빠른 프로토콜은 구간을 구하기에 반복이 너무 적습니다.</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 실패: %2</translation>
    </message>
    <message>
        <source>check that the folder exists, may be written to, and has space</source>
        <translation>폴더가 있고 쓸 수 있으며 공간이 있는지 확인하십시오</translation>
    </message>
    <message>
        <source>opening the file</source>
        <translation>파일 열기</translation>
    </message>
    <message>
        <source>writing the file</source>
        <translation>파일 쓰기</translation>
    </message>
    <message>
        <source>putting the file in its place</source>
        <translation>파일을 제자리에 두기</translation>
    </message>
    <message>
        <source>the folder can&apos;t be made or written</source>
        <translation>폴더를 만들거나 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>give a folder that you may write</source>
        <translation>쓸 수 있는 폴더를 고르십시오</translation>
    </message>
    <message>
        <source>It ended without a word.</source>
        <translation>아무 말 없이 끝났습니다.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>choose a model or a revision whose index is right</source>
        <translation>색인이 올바른 모델이나 리비전을 고르십시오</translation>
    </message>
    <message>
        <source>%1 are still to be fetched, and only %2 are free</source>
        <translation>받을 것이 %1 남았는데 빈 공간은 %2뿐입니다</translation>
    </message>
    <message>
        <source>free some space, or set HF_HUB_CACHE to a folder with more</source>
        <translation>공간을 비우거나 HF_HUB_CACHE를 더 넓은 폴더로 정하십시오</translation>
    </message>
    <message>
        <source>the hub&apos;s answer does not end</source>
        <translation>허브의 응답이 끝나지 않습니다</translation>
    </message>
    <message>
        <source>run it again later</source>
        <translation>나중에 다시 해 보십시오</translation>
    </message>
    <message>
        <source>the hub sends on to an address that is not followed: %1</source>
        <translation>허브가 따라가지 않는 주소로 보냅니다: %1</translation>
    </message>
    <message>
        <source>check that HF_ENDPOINT is the address of a hub</source>
        <translation>HF_ENDPOINT가 허브의 주소인지 확인하십시오</translation>
    </message>
    <message>
        <source>the hub sends on more than %1 times</source>
        <translation>허브가 %1번 넘게 다른 곳으로 보냅니다</translation>
    </message>
    <message>
        <source>%1 and asks to wait %2</source>
        <translation>%1. %2 기다리라고 합니다</translation>
    </message>
    <message>
        <source>%1; trying again in %2</source>
        <translation>%1. %2 뒤에 다시 시도합니다</translation>
    </message>
    <message>
        <source>run it again later: what was fetched is kept</source>
        <translation>나중에 다시 해 보십시오. 받은 것은 남아 있습니다</translation>
    </message>
    <message>
        <source>accept the terms at %1 and set HF_TOKEN to a token of that account</source>
        <translation>%1에서 약관에 동의하고 HF_TOKEN을 그 계정의 토큰으로 정하십시오</translation>
    </message>
    <message>
        <source>%1 is gated: the hub gives it only to those who accepted its terms</source>
        <translation>%1은(는) 제한되어 있습니다. 허브가 약관에 동의한 사람에게만 줍니다</translation>
    </message>
    <message>
        <source>the hub does not let this account read %1</source>
        <translation>허브가 이 계정에 %1 읽기를 허용하지 않습니다</translation>
    </message>
    <message>
        <source>the hub does not take the token, or has no %1 for its account</source>
        <translation>허브가 토큰을 받지 않거나 그 계정에 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>check the name and the token; for a gated model %1</source>
        <translation>이름과 토큰을 확인하십시오. 제한된 모델이면 %1</translation>
    </message>
    <message>
        <source>the hub has no %1 for everybody: there is none, or it is private or gated</source>
        <translation>허브에 공개된 %1이(가) 없습니다. 없거나 비공개이거나 제한된 모델입니다</translation>
    </message>
    <message>
        <source>check the name; for a private or gated model %1</source>
        <translation>이름을 확인하십시오. 비공개이거나 제한된 모델이면 %1</translation>
    </message>
    <message>
        <source>the hub has no revision &quot;%1&quot; of %2</source>
        <translation>허브에 %2의 리비전 &quot;%1&quot;이(가) 없습니다</translation>
    </message>
    <message>
        <source>give a branch, a tag or a commit of it</source>
        <translation>브랜치, 태그 또는 커밋을 쓰십시오</translation>
    </message>
    <message>
        <source>the hub has no %1</source>
        <translation>허브에 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>check the name, upper and lower case included</source>
        <translation>대소문자까지 이름을 확인하십시오</translation>
    </message>
    <message>
        <source>the store of large files does not give %1</source>
        <translation>큰 파일 저장소가 %1을(를) 주지 않습니다</translation>
    </message>
    <message>
        <source>the hub takes no more requests for now</source>
        <translation>허브가 지금은 요청을 더 받지 않습니다</translation>
    </message>
    <message>
        <source>%1; with a token in HF_TOKEN it takes more</source>
        <translation>%1. HF_TOKEN에 토큰이 있으면 더 받습니다</translation>
    </message>
    <message>
        <source>the hub fails to give %1</source>
        <translation>허브가 %1을(를) 주지 못합니다</translation>
    </message>
    <message>
        <source>the hub does not give %1</source>
        <translation>허브가 %1을(를) 주지 않습니다</translation>
    </message>
    <message>
        <source>there is no host %1, or no network</source>
        <translation>호스트 %1이(가) 없거나 네트워크가 없습니다</translation>
    </message>
    <message>
        <source>check the network and HF_ENDPOINT</source>
        <translation>네트워크와 HF_ENDPOINT를 확인하십시오</translation>
    </message>
    <message>
        <source>%1 takes no connection</source>
        <translation>%1이(가) 연결을 받지 않습니다</translation>
    </message>
    <message>
        <source>no secure connection to %1: %2</source>
        <translation>%1에 보안 연결을 할 수 없습니다: %2</translation>
    </message>
    <message>
        <source>check this machine&apos;s clock and certificates</source>
        <translation>이 기계의 시계와 인증서를 확인하십시오</translation>
    </message>
    <message>
        <source>the connection to %1 ended too early</source>
        <translation>%1와의 연결이 너무 일찍 끝났습니다</translation>
    </message>
    <message>
        <source>%1 stopped sending</source>
        <translation>%1이(가) 보내기를 멈췄습니다</translation>
    </message>
    <message>
        <source>the connection to %1 broke: %2</source>
        <translation>%1와의 연결이 끊겼습니다: %2</translation>
    </message>
    <message>
        <source>the run library&apos;s folder can&apos;t be made</source>
        <translation>실행 라이브러리의 폴더를 만들 수 없습니다</translation>
    </message>
    <message>
        <source>choose another place</source>
        <translation>다른 곳을 고르십시오</translation>
    </message>
    <message>
        <source>the run library is damaged and can&apos;t be set aside</source>
        <translation>실행 라이브러리가 손상되었고 치워 둘 수 없습니다</translation>
    </message>
    <message>
        <source>move it away</source>
        <translation>다른 곳으로 옮기십시오</translation>
    </message>
    <message>
        <source>the run library is damaged</source>
        <translation>실행 라이브러리가 손상되었습니다</translation>
    </message>
    <message>
        <source>the run library is of a newer version and can only be read</source>
        <translation>실행 라이브러리가 더 새 버전이라 읽기만 할 수 있습니다</translation>
    </message>
    <message>
        <source>use the newer program, or another library (THROUGHLINE_LIBRARY)</source>
        <translation>더 새 프로그램이나 다른 라이브러리(THROUGHLINE_LIBRARY)를 쓰십시오</translation>
    </message>
    <message>
        <source>there is no run %1</source>
        <translation>실행 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>the run %1 is being measured</source>
        <translation>실행 %1을(를) 측정하는 중입니다</translation>
    </message>
    <message>
        <source>cancel it first</source>
        <translation>먼저 취소하십시오</translation>
    </message>
    <message>
        <source>measured, the first part of %1</source>
        <translation>측정, %1의 앞부분</translation>
    </message>
    <message>
        <source>Shown at first: the first %1.</source>
        <translation>처음에는 앞의 %1만 보입니다.</translation>
    </message>
    <message>
        <source>Of a long pass only the first times of each stage are kept; bubbles are of these.</source>
        <translation>긴 패스에서는 스테이지마다 앞쪽 시간만 남기며 버블은 그 부분의 값입니다.</translation>
    </message>
    <message>
        <source>Times of stages were kept for the first %1 of %2: its bubble is taken to go on like that.</source>
        <translation>%2: 스테이지 시간이 처음 %1만 남아 있어 버블이 그대로 이어진다고 봅니다.</translation>
    </message>
    <message>
        <source>%1 ms busy, %2 bubble</source>
        <translation>사용 %1 ms, 버블 %2</translation>
    </message>
    <message>
        <source>row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>from, ms</source>
        <translation>시작, ms</translation>
    </message>
    <message>
        <source>to, ms</source>
        <translation>끝, ms</translation>
    </message>
    <message>
        <source>busy, ms</source>
        <translation>사용, ms</translation>
    </message>
    <message>
        <source>bubble, ms</source>
        <translation>버블, ms</translation>
    </message>
    <message>
        <source>idle, ms</source>
        <translation>유휴, ms</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>quick</source>
        <translation>빠른</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>표준</translation>
    </message>
    <message>
        <source>careful</source>
        <translation>꼼꼼한</translation>
    </message>
    <message>
        <source>different models</source>
        <translation>모델이 다름</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>측정 안 함</translation>
    </message>
    <message>
        <source>different prompts</source>
        <translation>프롬프트가 다름</translation>
    </message>
    <message>
        <source>outputs differ</source>
        <translation>출력이 다름</translation>
    </message>
    <message>
        <source>interval contains 1</source>
        <translation>구간에 1이 들어 있음</translation>
    </message>
    <message>
        <source>interval reaches into the margin</source>
        <translation>구간이 여유에 걸침</translation>
    </message>
    <message>
        <source>not significant among so many cells</source>
        <translation>셀이 이만큼 많으면 유의하지 않음</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>짝 없음</translation>
    </message>
    <message>
        <source>no cell has the same model, precision and mode</source>
        <translation>모델·정밀도·모드가 같은 셀이 없음</translation>
    </message>
    <message>
        <source>different %1</source>
        <translation>%1이(가) 다름</translation>
    </message>
    <message>
        <source>The share of the wall time that the bubble was read from: long passes keep only the first times of their stages.</source>
        <translation>버블을 읽은 경과 시간의 비율. 긴 패스는 스테이지의 앞쪽 시간만 남깁니다.</translation>
    </message>
    <message numerus="yes">
        <source>With %1, %n of %2 works at a time: expect %3×.</source>
        <comment>With %1, %n of %2 work at a time: expect %3×.</comment>
        <translation>
            <numerusform>%1에 %2: 한 번에 %n개만 일하므로 %3×로 예상됩니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %1 ranks have 1 core: they wait for each other.</source>
        <comment>The %1 ranks have %n cores between them: they wait for each other.</comment>
        <translation>
            <numerusform>랭크 %1개에 코어가 %n개뿐이라 서로 기다립니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>At a fixed batch of %1, %2 read the weights %3 times: expect %4×.</source>
        <translation>배치 %1(고정), %2: 가중치를 %3번 읽으므로 %4×로 예상됩니다.</translation>
    </message>
    <message>
        <source>pass with one rank a device ÷ pass with all ranks, one after the other on their device, where a step takes the larger of bytes ÷ bandwidth and operations ÷ rate (roofline)</source>
        <translation>장치당 랭크 1개의 패스 ÷ 모든 랭크가 장치에서 차례로 도는 패스. 스텝 시간은 바이트 ÷ 대역폭과 연산 ÷ 속도 중 큰 값(roofline)</translation>
    </message>
    <message>
        <source>pass on one device at the same batch ÷ pass over the stages, which take the larger of chunks and stages turns a step, where a step takes the larger of bytes ÷ bandwidth and operations ÷ rate (roofline)</source>
        <translation>같은 배치로 장치 하나의 패스 ÷ 스테이지를 지나는 패스. 스텝마다 청크와 스테이지 중 큰 수만큼 차례가 돌고, 스텝 시간은 바이트 ÷ 대역폭과 연산 ÷ 속도 중 큰 값(roofline)</translation>
    </message>
    <message>
        <source>can&apos;t be opened: %1</source>
        <translation>열 수 없습니다: %1</translation>
    </message>
    <message>
        <source>check the file</source>
        <translation>파일을 확인하십시오</translation>
    </message>
    <message>
        <source>is larger than 16 MiB</source>
        <translation>16 MiB보다 큽니다</translation>
    </message>
    <message>
        <source>give an experiment file</source>
        <translation>실험 파일을 고르십시오</translation>
    </message>
    <message>
        <source>can&apos;t be written: %1</source>
        <translation>쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation>다른 폴더를 고르십시오</translation>
    </message>
    <message>
        <source>no GPU: %1</source>
        <translation>GPU 없음: %1</translation>
    </message>
    <message>
        <source>%1 --list wrote what can&apos;t be read: &quot;%2&quot;</source>
        <translation>%1 --list가 읽을 수 없는 것을 냈습니다: &quot;%2&quot;</translation>
    </message>
    <message>
        <source>%1 speaks protocol %2, this program %3: install both from the same version</source>
        <translation>%1의 프로토콜은 %2, 이 프로그램은 %3입니다. 같은 버전으로 설치하십시오</translation>
    </message>
    <message>
        <source>%1 --list named no device</source>
        <translation>%1 --list가 장치를 알리지 않았습니다</translation>
    </message>
    <message>
        <source>this installation has no %1, the program that computes on GPUs</source>
        <translation>이 설치에는 GPU에서 연산하는 프로그램 %1이(가) 없습니다</translation>
    </message>
    <message>
        <source>%1 --list gave no answer within %2</source>
        <translation>%1 --list가 %2 안에 응답하지 않았습니다</translation>
    </message>
    <message>
        <source>%1 could not be started: %2</source>
        <translation>%1을(를) 시작하지 못했습니다: %2</translation>
    </message>
    <message>
        <source>%1 --list exited with status %2: %3</source>
        <translation>%1 --list가 상태 %2로 끝났습니다: %3</translation>
    </message>
    <message>
        <source>no NVIDIA driver is loaded</source>
        <translation>NVIDIA 드라이버가 로드되지 않음</translation>
    </message>
    <message>
        <source>this is not JSON: the file is damaged or was cut off</source>
        <translation>JSON이 아닙니다. 파일이 손상되었거나 잘렸습니다</translation>
    </message>
    <message>
        <source>export it again</source>
        <translation>다시 내보내십시오</translation>
    </message>
    <message>
        <source>this is no result file that is known</source>
        <translation>알려진 결과 파일이 아닙니다</translation>
    </message>
    <message>
        <source>give a *.run.jsonl, or a file of llama-bench, vLLM bench or optimum-benchmark</source>
        <translation>*.run.jsonl이나 llama-bench, vLLM bench, optimum-benchmark의 파일을 쓰십시오</translation>
    </message>
    <message>
        <source>there is a file already</source>
        <translation>이미 파일이 있습니다</translation>
    </message>
    <message>
        <source>the folder can&apos;t be made</source>
        <translation>폴더를 만들 수 없습니다</translation>
    </message>
    <message>
        <source>the runs can&apos;t be copied: %1</source>
        <translation>실행을 복사할 수 없습니다: %1</translation>
    </message>
    <message>
        <source>check that the folder can be written and has room</source>
        <translation>폴더에 쓸 수 있고 공간이 있는지 확인하십시오</translation>
    </message>
    <message>
        <source>the copy can&apos;t be named</source>
        <translation>복사본의 이름을 정할 수 없습니다</translation>
    </message>
    <message>
        <source>the run can&apos;t be written: %1</source>
        <translation>실행을 쓸 수 없습니다: %1</translation>
    </message>
    <message>
        <source>choose another place, or make room</source>
        <translation>다른 곳을 고르거나 공간을 비우십시오</translation>
    </message>
    <message>
        <source>the file can&apos;t be read: %1</source>
        <translation>파일을 읽을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>stop it first</source>
        <translation>먼저 중지하십시오</translation>
    </message>
    <message>
        <source>The %1 ranks share %2: expect %3× of one rank a GPU.</source>
        <translation>랭크 %1개가 %2을(를) 나눠 씁니다. GPU당 랭크 1개 대비 %3×로 예상됩니다.</translation>
    </message>
    <message>
        <source>The %1 ranks share one CPU: expect %2× of one rank.</source>
        <translation>랭크 %1개가 CPU 하나를 나눠 씁니다. 랭크 1개 대비 %2×로 예상됩니다.</translation>
    </message>
    <message>
        <source>llama-bench times neither tokenizing nor sampling, and each test is one sequence of random tokens</source>
        <translation>llama-bench는 토큰화도 샘플링도 재지 않고, 테스트마다 무작위 토큰 시퀀스 하나입니다</translation>
    </message>
    <message>
        <source>prefill and decode are timed apart and added here; with several processes latencies of all ranks stand one behind the other, and throughputs are means</source>
        <translation>prefill와 decode를 따로 재어 여기서 더했습니다. 프로세스가 여럿이면 모든 랭크의 지연 시간이 차례로 놓이고 처리량은 평균입니다</translation>
    </message>
    <message>
        <source>requests come over HTTP at a rate of their own, and times hold the server&apos;s queue</source>
        <translation>요청이 HTTP로 제 속도로 들어오고 시간에 서버 대기열이 들어 있습니다</translation>
    </message>
    <message>
        <source>the file has the time of a whole batch, and does not say of how many prompts and tokens</source>
        <translation>파일에 배치 전체의 시간만 있고 프롬프트와 토큰 수가 없습니다</translation>
    </message>
    <message>
        <source>tokens/s count prompt and generated tokens together</source>
        <translation>토큰/s가 프롬프트와 생성 토큰을 함께 셉니다</translation>
    </message>
    <message>
        <source>the file is larger than any result file</source>
        <translation>파일이 어떤 결과 파일보다도 큽니다</translation>
    </message>
    <message>
        <source>give a file below 256 MB</source>
        <translation>256 MB보다 작은 파일을 고르십시오</translation>
    </message>
    <message>
        <source>there is no result file in this folder</source>
        <translation>이 폴더에 결과 파일이 없습니다</translation>
    </message>
    <message>
        <source>choose one with *.run.jsonl</source>
        <translation>*.run.jsonl이 있는 폴더를 고르십시오</translation>
    </message>
    <message>
        <source>Drawn are the first %1 of %2 cells; the table has all.</source>
        <translation>셀 %2개 중 처음 %1개만 그렸습니다. 표에는 모두 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n more run</source>
        <comment>%n more runs</comment>
        <translation>
            <numerusform>실행 %n개 더</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>%n more</comment>
        <translation>
            <numerusform>%n개 더</numerusform>
        </translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>모드</translation>
    </message>
    <message>
        <source>Ranks</source>
        <translation>랭크</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>청크</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>CPU 스레드</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>New tokens</source>
        <translation>새 토큰</translation>
    </message>
    <message>
        <source>Total length</source>
        <translation>전체 길이</translation>
    </message>
    <message>
        <source>Pass ends in</source>
        <translation>순전파의 끝</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Prompt source</source>
        <translation>프롬프트 출처</translation>
    </message>
    <message>
        <source>Special tokens</source>
        <translation>특수 토큰</translation>
    </message>
    <message>
        <source>Truncated to</source>
        <translation>자르는 길이</translation>
    </message>
    <message>
        <source>Overlong prompts</source>
        <translation>너무 긴 프롬프트</translation>
    </message>
    <message>
        <source>Padding side</source>
        <translation>패딩 방향</translation>
    </message>
    <message>
        <source>Padding multiple</source>
        <translation>패딩 배수</translation>
    </message>
    <message>
        <source>End of sequence</source>
        <translation>시퀀스 끝</translation>
    </message>
    <message>
        <source>Split over ranks</source>
        <translation>랭크 분할</translation>
    </message>
    <message>
        <source>Equal ranks</source>
        <translation>랭크 균등화</translation>
    </message>
    <message>
        <source>Split after</source>
        <translation>나누는 레이어</translation>
    </message>
    <message>
        <source>Gather</source>
        <translation>수집</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>그룹</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>준비</translation>
    </message>
    <message>
        <source>Preparation threads</source>
        <translation>준비 스레드</translation>
    </message>
    <message>
        <source>When out of memory</source>
        <translation>메모리 부족 시</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>프로토콜</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Logits folder</source>
        <translation>로짓 폴더</translation>
    </message>
    <message>
        <source>Batch size as run</source>
        <translation>실제 배치 크기</translation>
    </message>
    <message>
        <source>Wall time</source>
        <translation>경과 시간</translation>
    </message>
    <message>
        <source>Wall time, interval from</source>
        <translation>경과 시간, 구간 하한</translation>
    </message>
    <message>
        <source>Wall time, interval to</source>
        <translation>경과 시간, 구간 상한</translation>
    </message>
    <message>
        <source>Shortest repeat</source>
        <translation>가장 짧은 반복</translation>
    </message>
    <message>
        <source>Longest repeat</source>
        <translation>가장 긴 반복</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>이상치</translation>
    </message>
    <message>
        <source>Output tokens/s</source>
        <translation>출력 토큰/s</translation>
    </message>
    <message>
        <source>Output tokens/s, interval from</source>
        <translation>출력 토큰/s, 구간 하한</translation>
    </message>
    <message>
        <source>Output tokens/s, interval to</source>
        <translation>출력 토큰/s, 구간 상한</translation>
    </message>
    <message>
        <source>Total tokens/s</source>
        <translation>전체 토큰/s</translation>
    </message>
    <message>
        <source>Prompts/s</source>
        <translation>프롬프트/s</translation>
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
        <translation>속도 향상, 구간 하한</translation>
    </message>
    <message>
        <source>Speed-up, interval to</source>
        <translation>속도 향상, 구간 상한</translation>
    </message>
    <message>
        <source>Speed-up with start-up</source>
        <translation>시동 포함 속도 향상</translation>
    </message>
    <message>
        <source>Break-even prompts</source>
        <translation>손익분기 프롬프트</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <translation>효율</translation>
    </message>
    <message>
        <source>Bubble</source>
        <translation>버블</translation>
    </message>
    <message>
        <source>Share read for the bubble</source>
        <translation>버블을 읽은 비율</translation>
    </message>
    <message>
        <source>Ideal bubble</source>
        <translation>이상적 버블</translation>
    </message>
    <message>
        <source>Padding waste</source>
        <translation>패딩 낭비</translation>
    </message>
    <message>
        <source>Load time</source>
        <translation>로드 시간</translation>
    </message>
    <message>
        <source>Load time, reading</source>
        <translation>로드 시간, 읽기</translation>
    </message>
    <message>
        <source>Load time, transfer</source>
        <translation>로드 시간, 전송</translation>
    </message>
    <message>
        <source>Load time, conversion</source>
        <translation>로드 시간, 변환</translation>
    </message>
    <message>
        <source>Preparing buffers</source>
        <translation>버퍼 준비</translation>
    </message>
    <message>
        <source>Tokenizing</source>
        <translation>토큰화</translation>
    </message>
    <message>
        <source>Peak memory, allocator</source>
        <translation>최대 메모리, 할당자</translation>
    </message>
    <message>
        <source>Peak memory, device</source>
        <translation>최대 메모리, 장치</translation>
    </message>
    <message>
        <source>Roofline fraction</source>
        <translation>roofline 비율</translation>
    </message>
    <message>
        <source>Energy per token</source>
        <translation>토큰당 에너지</translation>
    </message>
    <message>
        <source>Energy per token, interval from</source>
        <translation>토큰당 에너지, 구간 하한</translation>
    </message>
    <message>
        <source>Energy per token, interval to</source>
        <translation>토큰당 에너지, 구간 상한</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>에너지</translation>
    </message>
    <message>
        <source>Mean power</source>
        <translation>평균 전력</translation>
    </message>
    <message>
        <source>Why there is no energy</source>
        <translation>에너지를 알 수 없는 이유</translation>
    </message>
    <message>
        <source>Highest temperature</source>
        <translation>최고 온도</translation>
    </message>
    <message>
        <source>Throttle reasons</source>
        <translation>클럭 제한 이유</translation>
    </message>
    <message>
        <source>Other processes</source>
        <translation>다른 프로세스</translation>
    </message>
    <message>
        <source>Prompt tokens</source>
        <translation>프롬프트 토큰</translation>
    </message>
    <message>
        <source>Generated tokens</source>
        <translation>생성 토큰</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>유효성</translation>
    </message>
    <message>
        <source>First look</source>
        <translation>간이 측정</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU cores</source>
        <translation>CPU 코어</translation>
    </message>
    <message>
        <source>CPU affinity</source>
        <translation>CPU 선호도</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>Why there is no GPU</source>
        <translation>GPU가 없는 이유</translation>
    </message>
    <message>
        <source>Operating system</source>
        <translation>운영 체제</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>Program version</source>
        <translation>프로그램 버전</translation>
    </message>
    <message>
        <source>Program revision</source>
        <translation>프로그램 리비전</translation>
    </message>
    <message>
        <source>Build type</source>
        <translation>빌드 유형</translation>
    </message>
    <message>
        <source>Compiler</source>
        <translation>컴파일러</translation>
    </message>
    <message>
        <source>libtorch</source>
        <translation>libtorch</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Warm-ups</source>
        <translation>워밍업</translation>
    </message>
    <message>
        <source>Repeats at most</source>
        <translation>최대 반복</translation>
    </message>
    <message>
        <source>Half-width</source>
        <translation>반폭</translation>
    </message>
    <message>
        <source>Budget, s</source>
        <translation>예산, s</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Column in CSV</source>
        <translation>CSV 열</translation>
    </message>
</context>
<context>
    <name>throughline::Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;New experiment</source>
        <translation>새 실험(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>열기(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>저장(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>다른 이름으로 저장(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Import runs…</source>
        <translation>실행 가져오기(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export charts and tables…</source>
        <translation>차트와 표 내보내기(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>끝내기(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>실행 취소(&amp;U)</translation>
    </message>
    <message>
        <source>No change to undo</source>
        <translation>취소할 변경이 없음</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>다시 실행(&amp;R)</translation>
    </message>
    <message>
        <source>No change was undone</source>
        <translation>취소한 변경이 없음</translation>
    </message>
    <message>
        <source>&amp;Copy chart or rows</source>
        <translation>차트나 행 복사(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as co&amp;mmand</source>
        <translation>명령으로 복사(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Filter runs</source>
        <translation>실행 필터(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Pin as reference, or unpin</source>
        <translation>비교 기준으로 고정/해제(&amp;P)</translation>
    </message>
    <message>
        <source>Re&amp;name run</source>
        <translation>실행 이름 바꾸기(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Tags and notes of runs</source>
        <translation>실행의 태그와 메모(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Delete runs</source>
        <translation>실행 삭제(&amp;D)</translation>
    </message>
    <message>
        <source>Brin&amp;g back deleted runs</source>
        <translation>삭제한 실행 되살리기(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Add a block to the experiment</source>
        <translation>실험에 블록 추가(&amp;A)</translation>
    </message>
    <message>
        <source>Remove this &amp;block</source>
        <translation>이 블록 제거(&amp;B)</translation>
    </message>
    <message>
        <source>There is only one block</source>
        <translation>블록이 하나뿐임</translation>
    </message>
    <message>
        <source>&amp;Experiment</source>
        <translation>실험(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>라이브러리(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>비교(&amp;C)</translation>
    </message>
    <message>
        <source>Re&amp;port</source>
        <translation>보고서(&amp;P)</translation>
    </message>
    <message>
        <source>Se&amp;ttings</source>
        <translation>설정(&amp;T)</translation>
    </message>
    <message>
        <source>Colours as the &amp;system says</source>
        <translation>시스템 색 따르기(&amp;S)</translation>
    </message>
    <message>
        <source>Li&amp;ght</source>
        <translation>밝게(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>어둡게(&amp;D)</translation>
    </message>
    <message>
        <source>Find a c&amp;ommand…</source>
        <translation>명령 찾기(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Run this experiment</source>
        <translation>이 실험 실행(&amp;R)</translation>
    </message>
    <message>
        <source>Stop &amp;after this cell</source>
        <translation>이 셀 뒤에 중지(&amp;A)</translation>
    </message>
    <message>
        <source>Nothing is running</source>
        <translation>실행 중인 것이 없음</translation>
    </message>
    <message>
        <source>Stop &amp;now</source>
        <translation>지금 중지(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Help on this page</source>
        <translation>이 페이지 도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>키보드 단축키(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Throughline</source>
        <translation>Throughline 정보(&amp;A)</translation>
    </message>
    <message>
        <source>Not possible now</source>
        <translation>지금은 할 수 없음</translation>
    </message>
    <message>
        <source>What</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Choose one run in the library, of this program and at its end</source>
        <translation>라이브러리에서 이 프로그램의 끝난 실행 하나를 고르십시오</translation>
    </message>
    <message>
        <source>Choose one run in the library</source>
        <translation>라이브러리에서 실행 하나를 고르십시오</translation>
    </message>
    <message>
        <source>Choose runs in the library</source>
        <translation>라이브러리에서 실행을 고르십시오</translation>
    </message>
    <message>
        <source>Go to the library first</source>
        <translation>먼저 라이브러리로 가십시오</translation>
    </message>
</context>
<context>
    <name>throughline::CellFactText</name>
    <message>
        <source>unavailable</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>… 95 % interval</source>
        <translation>… 95 % 구간</translation>
    </message>
    <message>
        <source>… range</source>
        <translation>… 범위</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>, ended by %1</source>
        <translation>, 종료: %1</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Wall time</source>
        <translation>경과 시간</translation>
    </message>
    <message>
        <source>Output tokens/s</source>
        <translation>출력 토큰/s</translation>
    </message>
    <message>
        <source>Total tokens/s</source>
        <translation>전체 토큰/s</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>속도 향상</translation>
    </message>
    <message>
        <source>… with start-up</source>
        <translation>… 시동 포함</translation>
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
        <translation>출력</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>에너지</translation>
    </message>
    <message>
        <source>unavailable: %1</source>
        <translation>알 수 없음: %1</translation>
    </message>
    <message>
        <source>Energy per token</source>
        <translation>토큰당 에너지</translation>
    </message>
    <message>
        <source>%1 J</source>
        <translation>%1 J</translation>
    </message>
    <message>
        <source>Energy of a pass</source>
        <translation>패스당 에너지</translation>
    </message>
    <message>
        <source>Mean power</source>
        <translation>평균 전력</translation>
    </message>
    <message>
        <source>%1 W</source>
        <translation>%1 W</translation>
    </message>
    <message>
        <source>Hottest</source>
        <translation>최고 온도</translation>
    </message>
    <message>
        <source>%1 °C</source>
        <translation>%1 °C</translation>
    </message>
    <message>
        <source>Clocks held by</source>
        <translation>클록 제한</translation>
    </message>
    <message>
        <source>Other process</source>
        <translation>다른 프로세스</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>읽기 %1</translation>
    </message>
    <message>
        <source>transfer %1</source>
        <translation>전송 %1</translation>
    </message>
    <message>
        <source>prepare %1</source>
        <translation>준비 %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>로드</translation>
    </message>
    <message>
        <source>… of it</source>
        <translation>… 그중</translation>
    </message>
    <message>
        <source>Peak memory</source>
        <translation>최고 메모리</translation>
    </message>
    <message>
        <source>Padding waste</source>
        <translation>패딩 낭비</translation>
    </message>
    <message>
        <source>Bubble</source>
        <translation>버블</translation>
    </message>
    <message>
        <source>%1, ideal %2</source>
        <translation>%1, 이상적 %2</translation>
    </message>
    <message>
        <source>Of the roofline</source>
        <translation>루프라인 대비</translation>
    </message>
    <message>
        <source>Not valid</source>
        <translation>유효하지 않음</translation>
    </message>
    <message>
        <source>Stage %1</source>
        <translation>스테이지 %1</translation>
    </message>
    <message>
        <source>layers %1–%2</source>
        <translation>레이어 %1–%2</translation>
    </message>
    <message>
        <source>Rank %1</source>
        <translation>랭크 %1</translation>
    </message>
    <message>
        <source>%1 prompts</source>
        <translation>프롬프트 %1개</translation>
    </message>
    <message>
        <source>… read from</source>
        <translation>… 읽은 곳</translation>
    </message>
    <message>
        <source>the first %1</source>
        <translation>처음 %1</translation>
    </message>
</context>
<context>
    <name>throughline::CellListModel</name>
    <message>
        <source>done, not valid</source>
        <translation>완료, 무효</translation>
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
        <translation>실행</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>모드</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>토큰/s</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>속도 향상</translation>
    </message>
</context>
<context>
    <name>throughline::CellListView</name>
    <message>
        <source>Cells</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>No cell fits this filter.</source>
        <translation>이 필터에 맞는 셀이 없습니다.</translation>
    </message>
</context>
<context>
    <name>throughline::CellPane</name>
    <message>
        <source>Cell</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>What is known of this cell</source>
        <translation>이 셀의 정보</translation>
    </message>
    <message>
        <source>Choose a cell on the left</source>
        <translation>왼쪽에서 셀을 고르십시오</translation>
    </message>
    <message>
        <source>Cell %1</source>
        <translation>셀 %1</translation>
    </message>
    <message>
        <source>%1 · %2 prompts</source>
        <translation>%1 · 프롬프트 %2개</translation>
    </message>
    <message>
        <source>%1 · %2 prompts · batch %3</source>
        <translation>%1 · 프롬프트 %2개 · 배치 %3</translation>
    </message>
    <message>
        <source>What</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
</context>
<context>
    <name>throughline::CellTableModel</name>
    <message>
        <source>no match</source>
        <translation>짝 없음</translation>
    </message>
    <message>
        <source>%1 ÷ %2</source>
        <translation>%1 ÷ %2</translation>
    </message>
    <message>
        <source>%1 · %2 prompts</source>
        <translation>%1 · 프롬프트 %2개</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>tok/s</source>
        <translation>토큰/s</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>interval</source>
        <translation>구간</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Geometric mean</source>
        <translation>기하평균</translation>
    </message>
    <message>
        <source>Of the ratios of all matched cells, whatever is shown below</source>
        <translation>아래에 무엇이 보이든 짝지은 모든 셀의 비율</translation>
    </message>
    <message>
        <source>Cells that both runs have and that did the same work</source>
        <translation>두 실행에 모두 있고 같은 작업을 한 셀</translation>
    </message>
</context>
<context>
    <name>throughline::CellTreeModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
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
            <numerusform>프롬프트 %n개</numerusform>
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
        <translation>대기 중</translation>
    </message>
    <message>
        <source>running</source>
        <translation>실행 중</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>표시됨</translation>
    </message>
    <message>
        <source>done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>메모리 부족</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>취소됨</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>건너뜀</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>%1, 1 rank</source>
        <translation>%1, 랭크 1개</translation>
    </message>
    <message>
        <source>%1, %2 ranks</source>
        <translation>%1, 랭크 %2개</translation>
    </message>
    <message>
        <source>%1, %2 stages</source>
        <translation>%1, 스테이지 %2개</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>same as baseline</source>
        <translation>기준선과 같음</translation>
    </message>
    <message>
        <source>near ties in %1 prompts</source>
        <translation>프롬프트 %1개에서 근소한 차</translation>
    </message>
    <message>
        <source>differ in %1 prompts; first: prompt %2, token %3</source>
        <translation>프롬프트 %1개에서 다름, 처음: 프롬프트 %2, 토큰 %3</translation>
    </message>
    <message>
        <source>%1, 1 GPU</source>
        <translation>%1, GPU 1개</translation>
    </message>
    <message>
        <source>%1, %2 GPUs</source>
        <translation>%1, GPU %2개</translation>
    </message>
</context>
<context>
    <name>throughline::ChartChoice</name>
    <message>
        <source>Chart</source>
        <translation>차트</translation>
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
        <translation>패널</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>표로 보기</translation>
    </message>
    <message>
        <source>Copy this chart</source>
        <translation>이 차트 복사</translation>
    </message>
    <message>
        <source>Save this chart, or all of them, as pictures…</source>
        <translation>이 차트나 모든 차트를 그림으로 저장…</translation>
    </message>
    <message>
        <source>Open this chart in a window of its own</source>
        <translation>이 차트를 따로 창에서 열기</translation>
    </message>
    <message>
        <source>The chart&apos;s data</source>
        <translation>차트의 데이터</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>All panels</source>
        <translation>모든 패널</translation>
    </message>
    <message>
        <source>Save all charts into a folder</source>
        <translation>모든 차트를 폴더에 저장</translation>
    </message>
    <message>
        <source>Save this chart</source>
        <translation>이 차트 저장</translation>
    </message>
    <message>
        <source>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</source>
        <translation>PNG (*.png);;SVG (*.svg);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Save what ran when as a Chrome trace</source>
        <translation>실행 시각을 Chrome 트레이스로 저장</translation>
    </message>
    <message>
        <source>Chrome trace for Perfetto (*.json)</source>
        <translation>Perfetto용 Chrome 트레이스 (*.json)</translation>
    </message>
    <message>
        <source>Trace written: %1</source>
        <translation>트레이스 저장됨: %1</translation>
    </message>
    <message>
        <source>How this chart is shown</source>
        <translation>이 차트를 보이는 방식</translation>
    </message>
</context>
<context>
    <name>throughline::ChartView</name>
    <message>
        <source>Logarithmic x axis</source>
        <translation>로그 x축</translation>
    </message>
    <message>
        <source>Logarithmic y axis</source>
        <translation>로그 y축</translation>
    </message>
    <message>
        <source>Intervals as bands</source>
        <translation>구간을 띠로</translation>
    </message>
    <message>
        <source>Single repeats as points</source>
        <translation>개별 반복을 점으로</translation>
    </message>
    <message>
        <source>Whole chart</source>
        <translation>차트 전체</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Show all data again and follow what comes (double-click)</source>
        <translation>모든 데이터를 다시 보이고 새 데이터를 따라가기(두 번 클릭)</translation>
    </message>
    <message>
        <source>Show the whole chart</source>
        <translation>차트 전체 보기</translation>
    </message>
    <message>
        <source>Totals of what is seen (T, or Ctrl-drag a range)</source>
        <translation>보이는 부분의 합계(T, 또는 Ctrl-끌기)</translation>
    </message>
    <message>
        <source>Copy the range&apos;s totals</source>
        <translation>범위 합계 복사</translation>
    </message>
    <message>
        <source>No range (Esc)</source>
        <translation>범위 해제(Esc)</translation>
    </message>
    <message>
        <source>Save as Chrome trace…</source>
        <translation>Chrome 트레이스로 저장…</translation>
    </message>
    <message>
        <source>Published figures</source>
        <translation>발표된 수치</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>따라가기</translation>
    </message>
    <message>
        <source>Show all data again (double-click)</source>
        <translation>모든 데이터 다시 보기(두 번 클릭)</translation>
    </message>
    <message>
        <source>Show the whole chart and follow it</source>
        <translation>차트 전체를 보고 따라가기</translation>
    </message>
</context>
<context>
    <name>throughline::ChipField</name>
    <message>
        <source>Usual values</source>
        <translation>흔히 쓰는 값</translation>
    </message>
</context>
<context>
    <name>throughline::ColumnLayout</name>
    <message>
        <source>Move to the left</source>
        <translation>왼쪽으로 옮기기</translation>
    </message>
    <message>
        <source>Move to the right</source>
        <translation>오른쪽으로 옮기기</translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <translation>열을 처음대로</translation>
    </message>
</context>
<context>
    <name>throughline::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Type a few letters of a command</source>
        <translation>명령의 글자 몇 개를 쓰십시오</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>명령 찾기</translation>
    </message>
    <message>
        <source>No command has these letters in this order.</source>
        <translation>이 글자가 이 차례로 든 명령이 없습니다.</translation>
    </message>
</context>
<context>
    <name>throughline::CommonFactText</name>
    <message>
        <source>nothing measured</source>
        <translation>측정 없음</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>유효</translation>
    </message>
    <message>
        <source>not valid</source>
        <translation>무효</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>%1 and %n more</comment>
        <translation>
            <numerusform>%1 외 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 to %3</source>
        <translation>%1 · %2~%3</translation>
    </message>
    <message numerus="yes">
        <source>%n cell</source>
        <comment>%n cells</comment>
        <translation>
            <numerusform>셀 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Modes</source>
        <translation>모드</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU 수</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>유효성</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
</context>
<context>
    <name>throughline::ComparePage</name>
    <message>
        <source>Choose two or more runs to compare; the first is the reference.</source>
        <translation>비교할 실행을 둘 이상 고르십시오. 첫 번째가 비교 기준입니다.</translation>
    </message>
    <message>
        <source>Add another run to compare %1 with.</source>
        <translation>%1와(과) 비교할 실행을 추가하십시오.</translation>
    </message>
    <message>
        <source>%1 of %2 settings and environment values</source>
        <translation>설정·환경 값 %2개 중 %1개</translation>
    </message>
    <message>
        <source>nothing: all %1 settings and environment values are the same</source>
        <translation>없음: 설정·환경 값 %1개가 모두 같음</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>%1 of %2 cells matched</source>
        <translation>셀 %2개 중 %1개 짝지음</translation>
    </message>
    <message>
        <source>Add run</source>
        <translation>실행 추가</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>다른 점만</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Cells of the runs</source>
        <translation>실행의 셀</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>outputs differ in %1 of %2</source>
        <translation>출력 다름: %2개 중 %1개</translation>
    </message>
    <message>
        <source>outputs agree</source>
        <translation>출력 일치</translation>
    </message>
    <message numerus="yes">
        <source>verdicts corrected for %n comparison (Holm)</source>
        <comment>verdicts corrected for %n comparisons (Holm)</comment>
        <translation>
            <numerusform>비교 %n개에 맞춰 판정 보정(Holm)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 can&apos;t be compared: %2</source>
        <translation>%1을(를) 비교할 수 없음: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n compared run is no longer in the library.</source>
        <comment>%n compared runs are no longer in the library.</comment>
        <translation>
            <numerusform>비교하던 실행 %n개가 라이브러리에 더는 없습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder for the overlaid charts and tables</source>
        <translation>겹친 차트와 표를 둘 폴더</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>비교할 것</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>텍스트</translation>
    </message>
    <message numerus="yes">
        <source>Reading and comparing %n run…</source>
        <comment>Reading and comparing %n runs…</comment>
        <translation>
            <numerusform>실행 %n개를 읽고 비교하는 중…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::CompareTexts</name>
    <message>
        <source>Cell</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>Only those that differ</source>
        <translation>다른 것만</translation>
    </message>
    <message>
        <source>Previous prompt that differs (Alt+Up)</source>
        <translation>이전의 다른 프롬프트(Alt+Up)</translation>
    </message>
    <message>
        <source>Next prompt that differs (Alt+Down)</source>
        <translation>다음의 다른 프롬프트(Alt+Down)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy this prompt and what each run made of it</source>
        <translation>이 프롬프트와 각 실행의 결과 복사</translation>
    </message>
    <message>
        <source>Prompts of the cell</source>
        <translation>셀의 프롬프트</translation>
    </message>
    <message>
        <source>The prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>No prompt&apos;s texts differ.</source>
        <translation>텍스트가 다른 프롬프트가 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n prompt differs</source>
        <comment>%1 of %n prompts differ</comment>
        <translation>
            <numerusform>프롬프트 %n개 중 %1개 다름</numerusform>
        </translation>
    </message>
    <message>
        <source>Text of %1</source>
        <translation>%1의 텍스트</translation>
    </message>
    <message>
        <source>Prompt %1</source>
        <translation>프롬프트 %1</translation>
    </message>
    <message numerus="yes">
        <source>no difference in %n prompt</source>
        <comment>no difference among %n prompts</comment>
        <translation>
            <numerusform>프롬프트 %n개에 차이 없음</numerusform>
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
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>From token</source>
        <translation>시작 토큰</translation>
    </message>
</context>
<context>
    <name>throughline::ComparedText</name>
    <message>
        <source>… (%1 bytes more)</source>
        <translation>…(%1바이트 더)</translation>
    </message>
    <message>
        <source>the reference</source>
        <translation>비교 기준</translation>
    </message>
    <message>
        <source>equal to the reference</source>
        <translation>비교 기준과 같음</translation>
    </message>
    <message>
        <source>differs from token %1 on</source>
        <translation>토큰 %1부터 다름</translation>
    </message>
    <message>
        <source>no matched cell</source>
        <translation>짝지은 셀 없음</translation>
    </message>
    <message>
        <source>not compared: other prompts, or token ids were not kept</source>
        <translation>비교 안 함: 프롬프트가 다르거나 토큰 id가 저장되지 않음</translation>
    </message>
    <message>
        <source>%1, though both read the same</source>
        <translation>%1, 읽기에는 같음</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>비교 안 함</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>같음</translation>
    </message>
    <message>
        <source>all equal</source>
        <translation>모두 같음</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>다름</translation>
    </message>
    <message>
        <source>%1 of %2 differs</source>
        <translation>%2개 중 %1개 다름</translation>
    </message>
    <message>
        <source>%1 of %2 differ</source>
        <translation>%2개 중 %1개 다름</translation>
    </message>
    <message>
        <source>No cell is matched: there is no text of the same prompt in two runs.</source>
        <translation>짝지은 셀이 없습니다. 두 실행에 같은 프롬프트의 텍스트가 없습니다.</translation>
    </message>
    <message>
        <source>No two matched cells have saved texts: forward passes generate none.</source>
        <translation>텍스트를 저장한 짝지은 셀이 없습니다. 순전파는 텍스트를 생성하지 않습니다.</translation>
    </message>
</context>
<context>
    <name>throughline::ComparisonText</name>
    <message>
        <source>the reference has no cell</source>
        <translation>비교 기준에 셀이 없음</translation>
    </message>
    <message>
        <source>no cell has the same model, mode, devices and prompts</source>
        <translation>모델·모드·장치·프롬프트가 같은 셀이 없음</translation>
    </message>
</context>
<context>
    <name>throughline::ContentsModel</name>
    <message>
        <source>chart</source>
        <translation>차트</translation>
    </message>
    <message>
        <source>text</source>
        <translation>글</translation>
    </message>
    <message>
        <source>Prose: %1</source>
        <translation>본문: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n word</source>
        <comment>%n words</comment>
        <translation>
            <numerusform>단어 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence</source>
        <comment>%n sentences</comment>
        <translation>
            <numerusform>문장 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file</source>
        <comment>%n files</comment>
        <translation>
            <numerusform>파일 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>table, %n row</source>
        <comment>table, %n rows</comment>
        <translation>
            <numerusform>표, 행 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::CopyWords</name>
    <message numerus="yes">
        <source>%n row copied</source>
        <comment>%n rows copied</comment>
        <translation>
            <numerusform>행 %n개 복사됨</numerusform>
        </translation>
    </message>
    <message>
        <source>Chart copied</source>
        <translation>차트 복사됨</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사함</translation>
    </message>
</context>
<context>
    <name>throughline::DeviceStrips</name>
    <message>
        <source>Devices over time</source>
        <translation>시간에 따른 장치</translation>
    </message>
    <message>
        <source>Ctrl+wheel, or + and −, changes how much time is shown; a double click or 0 resets it</source>
        <translation>Ctrl+휠 또는 +와 −로 보이는 시간을 바꾸고, 두 번 클릭이나 0으로 되돌립니다</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>유휴</translation>
    </message>
    <message>
        <source>%1%2 s</source>
        <translation>%1%2초</translation>
    </message>
    <message>
        <source>%1%2 min</source>
        <translation>%1%2분</translation>
    </message>
    <message>
        <source>%1%2 h</source>
        <translation>%1%2시간</translation>
    </message>
    <message>
        <source>Devices appear with the plan.</source>
        <translation>계획이 나오면 장치가 보입니다.</translation>
    </message>
    <message>
        <source>cell %1</source>
        <translation>셀 %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>end</source>
        <translation>끝</translation>
    </message>
</context>
<context>
    <name>throughline::DeviceText</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>a CPU does not tell it during a pass</source>
        <translation>CPU는 패스 동안 알려 주지 않습니다</translation>
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
        <translation>프롬프트/s</translation>
    </message>
    <message>
        <source>Tokens/s</source>
        <translation>토큰/s</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>Utilisation</source>
        <translation>사용률</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>전력</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>클록</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 W</source>
        <translation>%1 W</translation>
    </message>
    <message>
        <source>%1 MHz</source>
        <translation>%1 MHz</translation>
    </message>
</context>
<context>
    <name>throughline::DeviceTicks</name>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>All GPUs</source>
        <translation>모든 GPU</translation>
    </message>
</context>
<context>
    <name>throughline::DifferenceModel</name>
    <message>
        <source>%1 · reference</source>
        <translation>%1 · 비교 기준</translation>
    </message>
</context>
<context>
    <name>throughline::DownloadPlace</name>
    <message>
        <source>A part of %1 is here.</source>
        <translation>%1의 일부가 있습니다.</translation>
    </message>
    <message>
        <source>%1 is not on this machine.</source>
        <translation>%1이(가) 이 기계에 없습니다.</translation>
    </message>
    <message>
        <source>Finish the download</source>
        <translation>다운로드 마치기</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>다운로드</translation>
    </message>
    <message>
        <source>Download %1</source>
        <translation>%1 다운로드</translation>
    </message>
</context>
<context>
    <name>throughline::DownloadRow</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>재시도</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>이 메시지 닫기</translation>
    </message>
    <message>
        <source>Download of %1</source>
        <translation>%1 다운로드</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
</context>
<context>
    <name>throughline::DownloadWords</name>
    <message>
        <source>The hub is asked what there is…</source>
        <translation>허브에 목록을 묻는 중…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>file %1 of %2</source>
        <translation>파일 %1/%2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 남음</translation>
    </message>
    <message>
        <source>Being cancelled…</source>
        <translation>취소하는 중…</translation>
    </message>
    <message>
        <source>It is in the hub cache now.</source>
        <translation>이제 허브 캐시에 있습니다.</translation>
    </message>
    <message>
        <source>Cancelled. What has come is kept: it goes on from there.</source>
        <translation>취소했습니다. 받은 부분은 남아 있어 이어서 받습니다.</translation>
    </message>
</context>
<context>
    <name>throughline::DropVeil</name>
    <message>
        <source>Drop to import</source>
        <translation>놓으면 가져옵니다</translation>
    </message>
</context>
<context>
    <name>throughline::EngineClient</name>
    <message>
        <source>The engine could not be started: %1.</source>
        <translation>엔진을 시작하지 못했습니다: %1.</translation>
    </message>
    <message>
        <source>The experiment could not be handed to the engine: no temporary file can be made.</source>
        <translation>실험을 엔진에 넘기지 못했습니다. 임시 파일을 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>The engine sent what can&apos;t be read: %1</source>
        <translation>엔진이 읽을 수 없는 것을 보냈습니다: %1</translation>
    </message>
    <message>
        <source>The engine was killed by signal %1.</source>
        <translation>엔진이 시그널 %1로 종료되었습니다.</translation>
    </message>
</context>
<context>
    <name>throughline::EngineFacts</name>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
</context>
<context>
    <name>throughline::EngineQuery</name>
    <message>
        <source>It gave no answer within %1 seconds.</source>
        <translation>%1초 안에 응답이 없었습니다.</translation>
    </message>
    <message>
        <source>No temporary file can be made.</source>
        <translation>임시 파일을 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 could not be started: %2.</source>
        <translation>%1을(를) 시작하지 못했습니다: %2.</translation>
    </message>
    <message>
        <source>Its answer is too long.</source>
        <translation>응답이 너무 깁니다.</translation>
    </message>
    <message>
        <source>It was killed by signal %1.</source>
        <translation>시그널 %1로 종료되었습니다.</translation>
    </message>
</context>
<context>
    <name>throughline::ExperimentForm</name>
    <message>
        <source>Pipeline</source>
        <translation>파이프라인</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>준비</translation>
    </message>
    <message>
        <source>Block of the experiment</source>
        <translation>실험의 블록</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>Each block sweeps its own axes; the plan holds the cells of all blocks</source>
        <translation>블록마다 자기 축을 훑고, 계획에는 모든 블록의 셀이 들어갑니다</translation>
    </message>
</context>
<context>
    <name>throughline::ExperimentPage</name>
    <message>
        <source>Experiment</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>명령으로 복사</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>대기열에 추가</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1, 변경됨</translation>
    </message>
    <message>
        <source>Bring them back</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Open an experiment</source>
        <translation>실험 열기</translation>
    </message>
    <message>
        <source>Experiments (*.experiment.json *.json);;All files (*)</source>
        <translation>실험 (*.experiment.json *.json);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>저장됨</translation>
    </message>
    <message>
        <source>Save the experiment</source>
        <translation>실험 저장</translation>
    </message>
    <message>
        <source>Experiments (*.experiment.json)</source>
        <translation>실험 (*.experiment.json)</translation>
    </message>
    <message>
        <source>Queued: runs after the one that is going on</source>
        <translation>대기열에 추가됨: 지금 실행 뒤에 돕니다</translation>
    </message>
    <message>
        <source>The command is in the clipboard</source>
        <translation>명령을 클립보드에 복사함</translation>
    </message>
    <message>
        <source>The changes to %1 were left behind; undo brings them back too.</source>
        <translation>%1의 변경을 두고 왔습니다. 실행 취소로도 되돌립니다.</translation>
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
        <translation>%1에 채운 값: %2</translation>
    </message>
    <message>
        <source>Filled in: %1</source>
        <translation>채운 값: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n cell)</source>
        <comment>%1 (%n cells)</comment>
        <translation>
            <numerusform>%1(셀 %n개)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::FileWriting</name>
    <message>
        <source>Writing %1 of %2… Closing this stops it.</source>
        <translation>%2개 중 %1번째 저장 중… 닫으면 멈춥니다.</translation>
    </message>
    <message>
        <source>Run %1 of %2: writing %3 of %4… Closing this stops it.</source>
        <translation>실행 %1/%2: %4개 중 %3번째 저장 중… 닫으면 멈춥니다.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>저장됨: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n file written to %1</source>
        <comment>%n files written to %1</comment>
        <translation>
            <numerusform>%1에 파일 %n개 저장됨</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. %1</source>
        <translation>멈춤. %1</translation>
    </message>
</context>
<context>
    <name>throughline::FilledInText</name>
    <message>
        <source>Modes</source>
        <translation>모드</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>Total length</source>
        <translation>전체 길이</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>프로토콜</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Special tokens</source>
        <translation>특수 토큰</translation>
    </message>
    <message>
        <source>End of sequence</source>
        <translation>시퀀스 끝</translation>
    </message>
    <message>
        <source>Padding token</source>
        <translation>패딩 토큰</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>위치</translation>
    </message>
</context>
<context>
    <name>throughline::FilterBar</name>
    <message>
        <source>What is listed</source>
        <translation>목록에 보일 것</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>Filter: words, model:… date:&gt;2026-11-01</source>
        <translation>필터: 단어, model:… date:&gt;2026-11-01</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>실행 필터</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>저장한 필터</translation>
    </message>
    <message>
        <source>Grouping and columns</source>
        <translation>묶기와 열</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
</context>
<context>
    <name>throughline::FormSection</name>
    <message>
        <source>Give at least one value</source>
        <translation>값을 하나 이상 쓰십시오</translation>
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
        <translation>색</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>패널</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
</context>
<context>
    <name>throughline::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Text of the help</source>
        <translation>도움말 본문</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>도움말 검색</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>주제</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>주제</translation>
    </message>
    <message numerus="yes">
        <source>In %n topic</source>
        <comment>In %n topics</comment>
        <translation>
            <numerusform>주제 %n개에서</numerusform>
        </translation>
    </message>
    <message>
        <source>In no topic</source>
        <translation>어느 주제에도 없음</translation>
    </message>
</context>
<context>
    <name>throughline::InlineMessage</name>
    <message>
        <source>Close this message</source>
        <translation>이 메시지 닫기</translation>
    </message>
</context>
<context>
    <name>throughline::LibraryPage</name>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Import runs</source>
        <translation>실행 가져오기</translation>
    </message>
    <message>
        <source>All charts and tables into a folder…</source>
        <translation>모든 차트와 표를 폴더에…</translation>
    </message>
    <message>
        <source>Summary as CSV…</source>
        <translation>요약을 CSV로…</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Raw samples as CSV…</source>
        <translation>원시 표본을 CSV로…</translation>
    </message>
    <message>
        <source>The run itself…</source>
        <translation>실행 파일 자체…</translation>
    </message>
    <message>
        <source>Runs (*.run.jsonl)</source>
        <translation>실행 (*.run.jsonl)</translation>
    </message>
    <message>
        <source>Folder for charts and tables</source>
        <translation>차트와 표를 둘 폴더</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>저장됨: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>No run is saved yet.</source>
        <translation>저장된 실행이 아직 없습니다.</translation>
    </message>
    <message>
        <source>Run the experiment</source>
        <translation>실험 실행</translation>
    </message>
    <message>
        <source>The library is being opened…</source>
        <translation>라이브러리를 여는 중…</translation>
    </message>
    <message>
        <source>Deleted %1. It is kept for 7 days.</source>
        <translation>%1을(를) 삭제했습니다. 7일 동안 보관됩니다.</translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n run. It is kept for 7 days.</source>
        <comment>Deleted %n runs. They are kept for 7 days.</comment>
        <translation>
            <numerusform>실행 %n개를 삭제했습니다. 7일 동안 보관됩니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>No deleted run is left to bring back.</source>
        <translation>되살릴 삭제된 실행이 없습니다.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>고정 해제</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>고정</translation>
    </message>
    <message numerus="yes">
        <source>%n cell</source>
        <comment>%n cells</comment>
        <translation>
            <numerusform>셀 %n개</numerusform>
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
            <numerusform>실행 %n개를 아직 읽는 중</numerusform>
        </translation>
    </message>
    <message>
        <source>Cells of all runs. Drop result files to import them.</source>
        <translation>모든 실행의 셀. 결과 파일을 끌어다 놓으면 가져옵니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n run</source>
        <comment>%n runs</comment>
        <translation>
            <numerusform>실행 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run</source>
        <comment>%1 of %n runs</comment>
        <translation>
            <numerusform>실행 %n개 중 %1개</numerusform>
        </translation>
    </message>
    <message>
        <source>experiment</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>day</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>%1 · grouped by %2</source>
        <translation>%1 · %2별</translation>
    </message>
    <message numerus="yes">
        <source>%n is being read</source>
        <comment>%n are being read</comment>
        <translation>
            <numerusform>%n개 읽는 중</numerusform>
        </translation>
    </message>
    <message>
        <source>Pin a run (Ctrl+D) to see how much faster every other one is. Drop result files to import them.</source>
        <translation>Ctrl+D: 비교 기준으로 고정. 결과 파일을 끌어다 놓으면 가져옵니다.</translation>
    </message>
    <message>
        <source>No run fits this filter.</source>
        <translation>이 필터에 맞는 실행이 없습니다.</translation>
    </message>
    <message>
        <source>What else can be done with the chosen runs</source>
        <translation>고른 실행으로 할 수 있는 다른 것</translation>
    </message>
    <message>
        <source>Edit the experiment again</source>
        <translation>실험 다시 편집</translation>
    </message>
    <message>
        <source>Summary as CSV</source>
        <translation>요약을 CSV로</translation>
    </message>
    <message>
        <source>Raw samples as CSV</source>
        <translation>원시 표본을 CSV로</translation>
    </message>
    <message>
        <source>The run itself</source>
        <translation>실행 파일 자체</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>행 복사</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>묶는 기준</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>날짜</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Fold all groups</source>
        <translation>모든 묶음 접기</translation>
    </message>
    <message>
        <source>Unfold all groups</source>
        <translation>모든 묶음 펴기</translation>
    </message>
    <message>
        <source>Runs, and results of other tools (*.run.jsonl *.json *.jsonl *.csv);;All files (*)</source>
        <translation>실행과 다른 도구의 결과 (*.run.jsonl *.json *.jsonl *.csv);;모든 파일 (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n run imported.</source>
        <comment>%n runs imported.</comment>
        <translation>
            <numerusform>실행 %n개를 가져왔습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more file was refused.</source>
        <comment>%n more files were refused.</comment>
        <translation>
            <numerusform>파일 %n개가 더 거부되었습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>Δ %: geometric mean of output tokens/s over matched cells, 95 % interval. Drop result files to import them.</source>
        <translation>Δ %: 짝지은 셀의 출력 토큰/s 기하평균, 95 % 구간. 결과 파일을 끌어다 놓으면 가져옵니다.</translation>
    </message>
</context>
<context>
    <name>throughline::LogModel</name>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>랭크</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>일어난 일</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>랭크 %1</translation>
    </message>
    <message>
        <source>ranks %1</source>
        <translation>랭크 %1</translation>
    </message>
</context>
<context>
    <name>throughline::LogPane</name>
    <message>
        <source>Log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>Levels of the log</source>
        <translation>로그 수준</translation>
    </message>
    <message>
        <source>All levels</source>
        <translation>모든 수준</translation>
    </message>
    <message>
        <source>Information and above</source>
        <translation>정보 이상</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>경고와 오류</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>오류</translation>
    </message>
    <message>
        <source>Search in the log</source>
        <translation>로그 검색</translation>
    </message>
    <message>
        <source>Search  Ctrl+F</source>
        <translation>검색  Ctrl+F</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Nothing has been said yet.</source>
        <translation>아직 아무 말이 없습니다.</translation>
    </message>
    <message>
        <source>No line of these levels holds these words.</source>
        <translation>이 수준에 이 단어가 든 줄이 없습니다.</translation>
    </message>
    <message>
        <source>%1 of the last %2 lines</source>
        <translation>마지막 %2줄 중 %1줄</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n line</source>
        <comment>%1 of %n lines</comment>
        <translation>
            <numerusform>%n줄 중 %1줄</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line</source>
        <comment>%n lines</comment>
        <translation>
            <numerusform>%n줄</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::LogText</name>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1(%2번)</translation>
    </message>
    <message>
        <source>Cell %1: %2</source>
        <translation>셀 %1: %2</translation>
    </message>
    <message>
        <source>Warm-up: %1</source>
        <translation>워밍업: %1</translation>
    </message>
    <message>
        <source>Repeat %1: %2</source>
        <translation>반복 %1: %2</translation>
    </message>
    <message>
        <source>Repeat %1: %2; %3: kept and noted</source>
        <translation>반복 %1: %2, %3: 남기고 적어 둠</translation>
    </message>
    <message numerus="yes">
        <source>Cell %1 done after %n repeat</source>
        <comment>Cell %1 done after %n repeats</comment>
        <translation>
            <numerusform>셀 %1 완료, 반복 %n회</numerusform>
        </translation>
    </message>
    <message>
        <source>Cell %1 %2</source>
        <translation>셀 %1: %2</translation>
    </message>
    <message>
        <source>Cell %1 %2: %3</source>
        <translation>셀 %1 %2: %3</translation>
    </message>
    <message>
        <source>Not understood (%1): %2</source>
        <translation>알아듣지 못함(%1): %2</translation>
    </message>
    <message>
        <source>Goes on with a batch of %1: %2</source>
        <translation>배치 %1로 계속: %2</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>실행: %1</translation>
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
        <translation>실행 중입니다. 지금까지 측정한 것은 저장되었습니다.</translation>
    </message>
    <message>
        <source>Finish this cell</source>
        <translation>이 셀까지 마치기</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>지금 중지</translation>
    </message>
    <message>
        <source>Throughline %1 measures how much faster LLM inference gets when it is made parallel. GPL-3.0-or-later.</source>
        <translation>Throughline %1은(는) LLM 추론을 병렬로 했을 때 얼마나 빨라지는지 측정합니다. GPL-3.0-or-later.</translation>
    </message>
    <message>
        <source>%1 is no longer there; it was taken off the list of recent files.</source>
        <translation>%1이(가) 더는 없어 최근 파일 목록에서 뺐습니다.</translation>
    </message>
    <message>
        <source>There is no chart and no table here to be copied.</source>
        <translation>여기에는 복사할 차트나 표가 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>A run is going on and %n experiment waits, which will be forgotten. What is measured so far is saved.</source>
        <comment>A run is going on and %n experiments wait, which will be forgotten. What is measured so far is saved.</comment>
        <translation>
            <numerusform>실행 중이며 대기 중인 실험 %n개는 잊힙니다. 지금까지 측정한 것은 저장되었습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n experiment waits in the queue, and will be forgotten when the window is closed.</source>
        <comment>%n experiments wait in the queue, and will be forgotten when the window is closed.</comment>
        <translation>
            <numerusform>대기열의 실험 %n개는 창을 닫으면 잊힙니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>throughline::MeasureSection</name>
    <message>
        <source>Protocol</source>
        <translation>프로토콜</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>빠르게</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>표준</translation>
    </message>
    <message>
        <source>Careful</source>
        <translation>꼼꼼히</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Repeats at least</source>
        <translation>최소 반복</translation>
    </message>
    <message>
        <source>Repeats at most</source>
        <translation>최대 반복</translation>
    </message>
    <message>
        <source>Warm-up passes at least</source>
        <translation>최소 워밍업</translation>
    </message>
    <message>
        <source>to</source>
        <translation>~</translation>
    </message>
    <message>
        <source>Warm-up passes</source>
        <translation>워밍업</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>종료 조건</translation>
    </message>
    <message>
        <source>Asked half-width of the interval, per cent</source>
        <translation>원하는 구간 반너비, 퍼센트</translation>
    </message>
    <message>
        <source>Time for a cell, seconds</source>
        <translation>셀당 시간, 초</translation>
    </message>
    <message>
        <source>interval within ±</source>
        <translation>구간이 ±</translation>
    </message>
    <message>
        <source>%, or after</source>
        <translation>% 이내, 또는</translation>
    </message>
    <message>
        <source>s a cell</source>
        <translation>초(셀당)</translation>
    </message>
    <message>
        <source>A first look: a range instead of an interval, comparisons stay undecided</source>
        <translation>간이 측정: 구간 대신 범위, 비교는 미정</translation>
    </message>
    <message>
        <source>Warm-up until passes agree, then repeats until the interval is narrow enough</source>
        <translation>패스가 고르게 될 때까지 워밍업, 구간이 충분히 좁아질 때까지 반복</translation>
    </message>
    <message>
        <source>%1 repeats or more</source>
        <translation>반복 %1회 이상</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 · interval within %3 % · %4 s a cell</source>
        <translation>%1 · %2 · 구간 %3 % 이내 · 셀당 %4초</translation>
    </message>
    <message>
        <source>95 % interval of the median; 0 asks for none</source>
        <translation>중앙값의 95 % 구간. 0이면 요구하지 않음</translation>
    </message>
</context>
<context>
    <name>throughline::ModeSection</name>
    <message>
        <source>Modes</source>
        <translation>모드</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Ranks</source>
        <translation>랭크</translation>
    </message>
    <message>
        <source>for data-parallel</source>
        <translation>데이터 병렬용</translation>
    </message>
    <message>
        <source>sequential</source>
        <translation>순차</translation>
    </message>
    <message>
        <source>data-parallel</source>
        <translation>데이터 병렬</translation>
    </message>
    <message>
        <source>pipeline</source>
        <translation>파이프라인</translation>
    </message>
    <message>
        <source>tensor-parallel</source>
        <translation>텐서 병렬</translation>
    </message>
</context>
<context>
    <name>throughline::ModelChecks</name>
    <message>
        <source>The engine&apos;s answer about it can&apos;t be read.</source>
        <translation>이에 대한 엔진의 응답을 읽을 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>throughline::ModelChoices</name>
    <message>
        <source>It is not in the hub cache any more.</source>
        <translation>허브 캐시에 더는 없습니다.</translation>
    </message>
</context>
<context>
    <name>throughline::ModelDetail</name>
    <message>
        <source>What is known of this model</source>
        <translation>이 모델의 정보</translation>
    </message>
    <message>
        <source>No model is chosen</source>
        <translation>고른 모델이 없음</translation>
    </message>
    <message>
        <source>%1 · its files are being looked at…</source>
        <translation>%1 · 파일을 살펴보는 중…</translation>
    </message>
    <message>
        <source>What</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
</context>
<context>
    <name>throughline::ModelDownload</name>
    <message>
        <source>%1 could not be started: %2.</source>
        <translation>%1을(를) 시작하지 못했습니다: %2.</translation>
    </message>
    <message>
        <source>The download said what can&apos;t be read: %1</source>
        <translation>다운로드가 읽을 수 없는 것을 보냈습니다: %1</translation>
    </message>
    <message>
        <source>The download was killed by signal %1.</source>
        <translation>다운로드가 시그널 %1로 종료되었습니다.</translation>
    </message>
</context>
<context>
    <name>throughline::ModelFit</name>
    <message>
        <source>The weights take %1, more than one GPU has (%2): they fit only split over GPUs, as a pipeline.</source>
        <translation>가중치가 %1로 GPU 한 대(%2)보다 큽니다. 파이프라인으로 GPU에 나눠야 들어갑니다.</translation>
    </message>
    <message>
        <source>Does not fit here: the weights take %1, and the memory of the %2 is %3.</source>
        <translation>여기에 안 들어갑니다: 가중치는 %1, %2 메모리는 %3.</translation>
    </message>
    <message>
        <source>Fits only in part: the weights take %1, and the memory of the %2 is %3; %4 fits.</source>
        <translation>일부만 들어갑니다: 가중치는 %1, %2 메모리는 %3. %4은(는) 들어갑니다.</translation>
    </message>
    <message>
        <source>The weights take %1, and only %2 of %3 are free now.</source>
        <translation>가중치는 %1인데 지금 %3 중 %2만 비어 있습니다.</translation>
    </message>
</context>
<context>
    <name>throughline::ModelListModel</name>
    <message>
        <source>is being looked at…</source>
        <translation>살펴보는 중…</translation>
    </message>
    <message>
        <source>%1, random</source>
        <translation>%1, 무작위</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>계열</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>In %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>컨텍스트</translation>
    </message>
</context>
<context>
    <name>throughline::ModelPicker</name>
    <message>
        <source>Add a model</source>
        <translation>모델 추가</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>모델 검색</translation>
    </message>
    <message>
        <source>Search, or ORG/NAME of a model to download</source>
        <translation>검색, 또는 받을 모델의 ORG/NAME</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>폴더…</translation>
    </message>
    <message>
        <source>A folder with config.json and model.safetensors</source>
        <translation>config.json과 model.safetensors가 있는 폴더</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>No model here has these words.</source>
        <translation>이 단어가 있는 모델이 없습니다.</translation>
    </message>
    <message>
        <source>Looking for models…</source>
        <translation>모델을 찾는 중…</translation>
    </message>
    <message>
        <source>Folder with config.json and model.safetensors</source>
        <translation>config.json과 model.safetensors가 있는 폴더</translation>
    </message>
    <message>
        <source>The models can&apos;t be listed: %1</source>
        <translation>모델 목록을 얻을 수 없습니다: %1</translation>
    </message>
    <message>
        <source>Its files are being looked at; then it is added…</source>
        <translation>파일을 살펴본 뒤 추가합니다…</translation>
    </message>
    <message>
        <source>This model is in the experiment already</source>
        <translation>이 모델은 이미 실험에 있습니다</translation>
    </message>
</context>
<context>
    <name>throughline::ModelSection</name>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Add model…</source>
        <translation>모델 추가…</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>다운로드</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Preset, random weights</source>
        <translation>프리셋, 무작위 가중치</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>체크포인트</translation>
    </message>
    <message>
        <source>%1 · %2 parameters · %3 layers</source>
        <translation>%1 · 파라미터 %2 · 레이어 %3개</translation>
    </message>
</context>
<context>
    <name>throughline::ModelWords</name>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>%1 K</source>
        <translation>%1 K</translation>
    </message>
    <message>
        <source>Chosen folders</source>
        <translation>고른 폴더</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>최근</translation>
    </message>
    <message>
        <source>In the hub cache</source>
        <translation>허브 캐시</translation>
    </message>
    <message>
        <source>Presets: published shapes, random weights</source>
        <translation>프리셋: 발표된 형태, 무작위 가중치</translation>
    </message>
    <message>
        <source>Preset: random weights</source>
        <translation>프리셋: 무작위 가중치</translation>
    </message>
    <message>
        <source>Checkpoint in the hub cache</source>
        <translation>허브 캐시의 체크포인트</translation>
    </message>
    <message>
        <source>Checkpoint in a folder</source>
        <translation>폴더의 체크포인트</translation>
    </message>
    <message>
        <source>Can&apos;t run: %1</source>
        <translation>실행 불가: %1</translation>
    </message>
    <message>
        <source>none: text becomes bytes</source>
        <translation>없음: 텍스트가 바이트가 됨</translation>
    </message>
    <message>
        <source>none: random prompts only</source>
        <translation>없음: 무작위 프롬프트만</translation>
    </message>
    <message>
        <source>its own</source>
        <translation>자체</translation>
    </message>
    <message>
        <source>%1, %2 for keys and values</source>
        <translation>%1, 키·값 %2</translation>
    </message>
    <message>
        <source>Written as</source>
        <translation>쓰는 이름</translation>
    </message>
    <message>
        <source>%1; %2 alone means another</source>
        <translation>%1. %2만 쓰면 다른 모델</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>계열</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>Weights in %1</source>
        <translation>%1 가중치</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>저장 형식</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%2로 %1</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>컨텍스트</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>토큰 %1개</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>토크나이저</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>헤드</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>어휘</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
</context>
<context>
    <name>throughline::NumberListText</name>
    <message>
        <source>“%1” is not a whole number or a range like 8-16</source>
        <translation>“%1”은(는) 정수나 8-16 같은 범위가 아닙니다</translation>
    </message>
    <message>
        <source>%1 is outside %2 to %3</source>
        <translation>%1이(가) %2~%3을(를) 벗어납니다</translation>
    </message>
    <message>
        <source>%1 runs backwards: write %2-%3</source>
        <translation>%1은(는) 거꾸로입니다. %2-%3로 쓰십시오</translation>
    </message>
    <message>
        <source>%1 is more than %2 values</source>
        <translation>%1은(는) 값이 %2개를 넘습니다</translation>
    </message>
</context>
<context>
    <name>throughline::OtherRun</name>
    <message>
        <source>Its engine ended before the run did.</source>
        <translation>실행이 끝나기 전에 엔진이 끝났습니다.</translation>
    </message>
    <message>
        <source>That engine can&apos;t be reached from here; stop it where it was started.</source>
        <translation>여기서는 그 엔진에 닿을 수 없습니다. 시작한 곳에서 중지하십시오.</translation>
    </message>
</context>
<context>
    <name>throughline::PaletteModel</name>
    <message>
        <source>%1, not now: %2</source>
        <translation>%1, 지금은 안 됨: %2</translation>
    </message>
</context>
<context>
    <name>throughline::PassageText</name>
    <message>
        <source>… (%1 bytes more)</source>
        <translation>…(%1바이트 더)</translation>
    </message>
    <message>
        <source>rank %1</source>
        <translation>랭크 %1</translation>
    </message>
    <message>
        <source>the baseline</source>
        <translation>기준선</translation>
    </message>
    <message>
        <source>equal to sequential</source>
        <translation>순차와 같음</translation>
    </message>
    <message>
        <source>differs from sequential at token %1</source>
        <translation>토큰 %1에서 순차와 다름</translation>
    </message>
    <message>
        <source>%1, though both read the same</source>
        <translation>%1, 읽기에는 같음</translation>
    </message>
    <message>
        <source>not compared, the run has no sequential cell for it</source>
        <translation>비교 안 함, 맞는 순차 셀이 실행에 없음</translation>
    </message>
    <message>
        <source>not compared, token ids were not kept</source>
        <translation>비교 안 함, 토큰 id가 저장되지 않음</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>비교 안 함</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>같음</translation>
    </message>
    <message>
        <source>all equal</source>
        <translation>모두 같음</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>다름</translation>
    </message>
    <message>
        <source>%1 of %2 differs</source>
        <translation>%2개 중 %1개 다름</translation>
    </message>
    <message>
        <source>%1 of %2 differ</source>
        <translation>%2개 중 %1개 다름</translation>
    </message>
    <message>
        <source>texts of %1 of %2 cells</source>
        <translation>셀 %2개 중 %1개의 텍스트</translation>
    </message>
    <message>
        <source>A forward pass generates no text.</source>
        <translation>순전파는 텍스트를 생성하지 않습니다.</translation>
    </message>
    <message>
        <source>A cell&apos;s texts come when it ends.</source>
        <translation>셀이 끝나면 텍스트가 나옵니다.</translation>
    </message>
    <message>
        <source>No texts were saved with this run.</source>
        <translation>이 실행에는 저장된 텍스트가 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt</source>
        <comment>%n prompts</comment>
        <translation>
            <numerusform>프롬프트 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n differs</source>
        <comment>%n differ</comment>
        <translation>
            <numerusform>%n개 다름</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::PictureDialog</name>
    <message>
        <source>Save as a picture</source>
        <translation>그림으로 저장</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>Dots per inch of a PNG</source>
        <translation>PNG의 인치당 도트</translation>
    </message>
    <message>
        <source>This chart…</source>
        <translation>이 차트…</translation>
    </message>
    <message>
        <source>All charts…</source>
        <translation>모든 차트…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Pictures are light and never transparent; title and legend are inside.</source>
        <translation>그림은 밝고 투명하지 않으며 제목과 범례가 안에 있습니다.</translation>
    </message>
</context>
<context>
    <name>throughline::PipelineSection</name>
    <message>
        <source>Stages</source>
        <translation>스테이지</translation>
    </message>
    <message>
        <source>Where the outputs go</source>
        <translation>출력이 가는 곳</translation>
    </message>
    <message>
        <source>Last stage</source>
        <translation>마지막</translation>
    </message>
    <message>
        <source>All ranks</source>
        <translation>모든 랭크</translation>
    </message>
    <message>
        <source>Split after</source>
        <translation>나누는 곳</translation>
    </message>
    <message>
        <source>Pipeline stages</source>
        <translation>파이프라인 스테이지</translation>
    </message>
    <message>
        <source>Chunks that a batch is cut into</source>
        <translation>배치를 나눈 청크 수</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>청크</translation>
    </message>
    <message>
        <source>Gather</source>
        <translation>수집</translation>
    </message>
    <message>
        <source>Automatic, by bytes</source>
        <translation>자동, 바이트 기준</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>After layers %1 of %2</source>
        <translation>레이어 %2개 중 %1 뒤</translation>
    </message>
    <message>
        <source>stages %1 · chunks %2</source>
        <translation>스테이지 %1 · 청크 %2</translation>
    </message>
    <message>
        <source>%1 has %2 layers: at most %2 stages</source>
        <translation>%1의 레이어는 %2개: 스테이지 최대 %2개</translation>
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
        <translation>배치의 행 ÷ 나눈 청크</translation>
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
        <translation>모델</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>모드</translation>
    </message>
    <message>
        <source>Ranks</source>
        <translation>랭크</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>필요</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>참고</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>건너뜀</translation>
    </message>
    <message numerus="yes">
        <source>%n cell</source>
        <comment>%n cells</comment>
        <translation>
            <numerusform>셀 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <comment>%n skipped</comment>
        <translation>
            <numerusform>%n개 건너뜀</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>약 %1</translation>
    </message>
    <message>
        <source>needs %1 of %2</source>
        <translation>%2 중 %1 필요</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>throughline::PlanNoteText</name>
    <message>
        <source>of %1 · largest B that fits: %2</source>
        <translation>%1 중 · 들어가는 최대 B: %2</translation>
    </message>
    <message>
        <source>of %1 · not even B 1 fits</source>
        <translation>%1 중 · B 1도 안 들어감</translation>
    </message>
    <message>
        <source>the model has %1 layers</source>
        <translation>모델의 레이어는 %1개</translation>
    </message>
    <message>
        <source>%1 chunks, %2 rows</source>
        <translation>청크 %1개, 행 %2개</translation>
    </message>
    <message>
        <source>%1 ranks, %2 prompts</source>
        <translation>랭크 %1개, 프롬프트 %2개</translation>
    </message>
    <message>
        <source>not built yet</source>
        <translation>아직 지원 안 함</translation>
    </message>
    <message>
        <source>no %1 on this device</source>
        <translation>이 장치에 %1 없음</translation>
    </message>
    <message>
        <source>%1 stages, GPUs: %2</source>
        <translation>스테이지 %1개, GPU: %2</translation>
    </message>
    <message>
        <source>runs as %1</source>
        <translation>%1로 실행</translation>
    </message>
    <message>
        <source>one CPU</source>
        <translation>CPU 하나</translation>
    </message>
    <message>
        <source>one GPU</source>
        <translation>GPU 하나</translation>
    </message>
    <message>
        <source>%1 GPUs</source>
        <translation>GPU %1개</translation>
    </message>
    <message>
        <source>reads ×%1</source>
        <translation>읽기 ×%1</translation>
    </message>
    <message>
        <source>slow precision</source>
        <translation>느린 정밀도</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>코어 %1개</translation>
    </message>
    <message>
        <source>≈ %1×</source>
        <translation>≈ %1×</translation>
    </message>
    <message>
        <source>Expected: %1</source>
        <translation>예상: %1</translation>
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
        <translation>참고</translation>
    </message>
    <message>
        <source>Jump to the next note</source>
        <translation>다음 참고로 이동</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>계획</translation>
    </message>
    <message>
        <source>The plan is being made…</source>
        <translation>계획을 만드는 중…</translation>
    </message>
    <message>
        <source>What was filled in</source>
        <translation>채운 값</translation>
    </message>
    <message>
        <source>Filled in</source>
        <translation>채운 값</translation>
    </message>
    <message>
        <source>What</source>
        <translation>항목</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>이유</translation>
    </message>
    <message>
        <source>There is no plan yet.</source>
        <translation>아직 계획이 없습니다.</translation>
    </message>
    <message>
        <source>Cell %1 · %2</source>
        <translation>셀 %1 · %2</translation>
    </message>
    <message>
        <source>How prompts fall on ranks</source>
        <translation>프롬프트를 랭크에 나누는 방식</translation>
    </message>
    <message>
        <source>Over ranks</source>
        <translation>랭크에 나누기</translation>
    </message>
    <message numerus="yes">
        <source>%n note</source>
        <comment>%n notes</comment>
        <translation>
            <numerusform>참고 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value that was left open</source>
        <comment>%n values that were left open</comment>
        <translation>
            <numerusform>비워 둔 값 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no plan</source>
        <translation>계획 없음</translation>
    </message>
    <message>
        <source>Choose a cell to read what is noted about it</source>
        <translation>셀을 고르면 참고를 읽을 수 있습니다</translation>
    </message>
    <message>
        <source>Cell %1: %2</source>
        <translation>셀 %1: %2</translation>
    </message>
</context>
<context>
    <name>throughline::PreparationSection</name>
    <message>
        <source>Tokens</source>
        <translation>토큰</translation>
    </message>
    <message>
        <source>Special tokens</source>
        <translation>특수 토큰</translation>
    </message>
    <message>
        <source>Tokens of a prompt at most; 0 cuts nothing</source>
        <translation>프롬프트의 최대 토큰. 0이면 자르지 않음</translation>
    </message>
    <message>
        <source>A prompt as long as the total length</source>
        <translation>전체 길이만큼 긴 프롬프트</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>거부</translation>
    </message>
    <message>
        <source>truncated</source>
        <translation>자름</translation>
    </message>
    <message>
        <source>Cut to</source>
        <translation>자를 길이</translation>
    </message>
    <message>
        <source>Too long:</source>
        <translation>너무 길면:</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>Padding side</source>
        <translation>패딩 방향</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>left</source>
        <translation>왼쪽</translation>
    </message>
    <message>
        <source>right</source>
        <translation>오른쪽</translation>
    </message>
    <message>
        <source>Padded to a multiple of</source>
        <translation>패딩 배수</translation>
    </message>
    <message>
        <source>End of sequence</source>
        <translation>시퀀스 끝</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>무시</translation>
    </message>
    <message>
        <source>honoured</source>
        <translation>따름</translation>
    </message>
    <message>
        <source>to multiples of</source>
        <translation>배수</translation>
    </message>
    <message>
        <source>End:</source>
        <translation>끝:</translation>
    </message>
    <message>
        <source>Over ranks</source>
        <translation>랭크에 나누기</translation>
    </message>
    <message>
        <source>How prompts fall on ranks</source>
        <translation>프롬프트를 랭크에 나누는 방식</translation>
    </message>
    <message>
        <source>contiguous</source>
        <translation>연속</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>균형</translation>
    </message>
    <message>
        <source>Equalise</source>
        <translation>수 맞추기</translation>
    </message>
    <message>
        <source>Sequential in groups of so many prompts; 0 is off</source>
        <translation>이만큼의 프롬프트를 한 그룹으로 순차 처리. 0은 끔</translation>
    </message>
    <message>
        <source>Groups of</source>
        <translation>그룹 크기</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>준비</translation>
    </message>
    <message>
        <source>When prompts are tokenized</source>
        <translation>프롬프트를 토큰화하는 때</translation>
    </message>
    <message>
        <source>ahead, not timed</source>
        <translation>미리, 측정 밖</translation>
    </message>
    <message>
        <source>inside the timed span</source>
        <translation>측정 구간 안</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>기계</translation>
    </message>
    <message>
        <source>CPU threads over all ranks; 0 is all cores</source>
        <translation>모든 랭크의 CPU 스레드. 0은 모든 코어</translation>
    </message>
    <message>
        <source>On out of memory</source>
        <translation>메모리가 부족할 때</translation>
    </message>
    <message>
        <source>label the cell</source>
        <translation>셀에 표시</translation>
    </message>
    <message>
        <source>halve the batch</source>
        <translation>배치를 반으로</translation>
    </message>
    <message>
        <source>Seed of random weights</source>
        <translation>무작위 가중치의 시드</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>No memory:</source>
        <translation>메모리 부족:</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>0 cuts nothing; a prompt as long as the total length is too long</source>
        <translation>0이면 자르지 않음. 전체 길이만큼 긴 프롬프트는 너무 깁니다</translation>
    </message>
    <message>
        <source>None: rows keep their own lengths, nothing is padded</source>
        <translation>없음: 행이 제 길이를 유지하고 패딩하지 않음</translation>
    </message>
    <message>
        <source>tokens made %1 · greedy · seed %2</source>
        <translation>토큰화 %1 · greedy · 시드 %2</translation>
    </message>
    <message>
        <source>ahead</source>
        <translation>미리</translation>
    </message>
    <message>
        <source>in the timed span</source>
        <translation>측정 구간 안</translation>
    </message>
</context>
<context>
    <name>throughline::PreviewView</name>
    <message>
        <source>Preview of the report</source>
        <translation>보고서 미리 보기</translation>
    </message>
</context>
<context>
    <name>throughline::PromptEdit</name>
    <message>
        <source>%1 tok</source>
        <translation>토큰 %1</translation>
    </message>
</context>
<context>
    <name>throughline::PromptListModel</name>
    <message>
        <source>The first token that differs</source>
        <translation>처음 달라지는 토큰</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>토큰</translation>
    </message>
</context>
<context>
    <name>throughline::PromptsSection</name>
    <message>
        <source>Prompts</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Where prompts come from</source>
        <translation>프롬프트의 출처</translation>
    </message>
    <message>
        <source>Ten openings</source>
        <translation>첫 문장 열 개</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>직접 입력</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>파일에서</translation>
    </message>
    <message>
        <source>Random ids</source>
        <translation>무작위 id</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>Prompt counts</source>
        <translation>프롬프트 수</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>A .txt, .jsonl or .csv</source>
        <translation>.txt, .jsonl 또는 .csv</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>고르기…</translation>
    </message>
    <message>
        <source>Token ids per prompt</source>
        <translation>프롬프트당 토큰 id</translation>
    </message>
    <message>
        <source>Seed of the random prompts</source>
        <translation>무작위 프롬프트의 시드</translation>
    </message>
    <message>
        <source>token ids each</source>
        <translation>토큰 id씩</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>File of prompts</source>
        <translation>프롬프트 파일</translation>
    </message>
    <message>
        <source>Prompts (*.txt *.jsonl *.csv)</source>
        <translation>프롬프트 (*.txt *.jsonl *.csv)</translation>
    </message>
    <message>
        <source>Ten sentences, repeated to the count</source>
        <translation>문장 열 개를 개수만큼 되풀이</translation>
    </message>
    <message>
        <source>Repeated, or cut, to the count</source>
        <translation>개수에 맞춰 되풀이하거나 자름</translation>
    </message>
    <message>
        <source>Ids from the seed and the prompt&apos;s place</source>
        <translation>시드와 프롬프트 자리로 정한 id</translation>
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
        <translation>본문의 제목</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Paragraphs of the prose</source>
        <translation>본문의 문단</translation>
    </message>
    <message>
        <source>Paragraphs, with an empty line between them</source>
        <translation>문단(사이에 빈 줄)</translation>
    </message>
    <message>
        <source>Take this prose out</source>
        <translation>이 본문 빼기</translation>
    </message>
    <message>
        <source>Prose</source>
        <translation>본문</translation>
    </message>
</context>
<context>
    <name>throughline::QueryEdit</name>
    <message>
        <source>What may come next</source>
        <translation>다음에 올 수 있는 것</translation>
    </message>
</context>
<context>
    <name>throughline::QueryFieldText</name>
    <message>
        <source>Name of a model</source>
        <translation>모델 이름</translation>
    </message>
    <message>
        <source>sequential, data-parallel, pipeline, tensor-parallel</source>
        <translation>sequential, data-parallel, pipeline, tensor-parallel</translation>
    </message>
    <message>
        <source>The most GPUs that a cell ran on</source>
        <translation>셀이 돈 최대 GPU 수</translation>
    </message>
    <message>
        <source>When it started: 2026-11-01, &gt;2026-11, today</source>
        <translation>시작한 때: 2026-11-01, &gt;2026-11, today</translation>
    </message>
    <message>
        <source>fp32, tf32, fp16, bf16</source>
        <translation>fp32, tf32, fp16, bf16</translation>
    </message>
    <message>
        <source>A tag</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>running, done, cancelled, interrupted, failed</source>
        <translation>running, done, cancelled, interrupted, failed</translation>
    </message>
    <message>
        <source>yes, or no: a rule was broken</source>
        <translation>yes 또는 no: 규칙이 깨짐</translation>
    </message>
    <message>
        <source>What the run is called</source>
        <translation>실행의 이름</translation>
    </message>
    <message>
        <source>Name of its experiment</source>
        <translation>실험의 이름</translation>
    </message>
    <message>
        <source>Words of the notes</source>
        <translation>메모의 단어</translation>
    </message>
    <message>
        <source>What measured it, of imported runs</source>
        <translation>가져온 실행을 측정한 것</translation>
    </message>
    <message>
        <source>The machine</source>
        <translation>기계</translation>
    </message>
    <message>
        <source>The run&apos;s id</source>
        <translation>실행의 id</translation>
    </message>
    <message>
        <source>Output tokens/s, of a run its best</source>
        <translation>출력 토큰/s, 실행은 최고값</translation>
    </message>
    <message>
        <source>Speed-up, of a run its best</source>
        <translation>속도 향상, 실행은 최고값</translation>
    </message>
    <message>
        <source>How many cells the run has</source>
        <translation>실행의 셀 수</translation>
    </message>
    <message>
        <source>How many of its cells failed</source>
        <translation>실패한 셀 수</translation>
    </message>
    <message>
        <source>How long it took</source>
        <translation>걸린 시간</translation>
    </message>
    <message>
        <source>Ranks of a cell</source>
        <translation>셀의 랭크 수</translation>
    </message>
    <message>
        <source>Batch size of a cell</source>
        <translation>셀의 배치 크기</translation>
    </message>
    <message>
        <source>Chunks of a pipeline&apos;s batch</source>
        <translation>파이프라인 배치의 청크 수</translation>
    </message>
    <message>
        <source>Prompts of a cell</source>
        <translation>셀의 프롬프트 수</translation>
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
        <translation>대기열</translation>
    </message>
    <message>
        <source>Start the next</source>
        <translation>다음 것 시작</translation>
    </message>
    <message>
        <source>Earlier (Alt+Up)</source>
        <translation>앞으로(Alt+Up)</translation>
    </message>
    <message>
        <source>Later (Alt+Down)</source>
        <translation>뒤로(Alt+Down)</translation>
    </message>
    <message>
        <source>Take out of the queue (Delete)</source>
        <translation>대기열에서 빼기(Delete)</translation>
    </message>
    <message>
        <source>waits: the run before was stopped</source>
        <translation>대기: 앞의 실행이 중지됨</translation>
    </message>
    <message numerus="yes">
        <source>%n waits</source>
        <comment>%n wait</comment>
        <translation>
            <numerusform>%n개 대기</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::Rail</name>
    <message>
        <source>Experiment</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
</context>
<context>
    <name>throughline::RailEntry</name>
    <message>
        <source>running</source>
        <translation>실행 중</translation>
    </message>
</context>
<context>
    <name>throughline::RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>최근 파일 열기(&amp;R)</translation>
    </message>
    <message>
        <source>Recent file</source>
        <translation>최근 파일</translation>
    </message>
    <message>
        <source>&amp;Empty this list</source>
        <translation>목록 비우기(&amp;E)</translation>
    </message>
</context>
<context>
    <name>throughline::ReferenceDeltas</name>
    <message>
        <source>no cell has the same model, precision and mode</source>
        <translation>모델·정밀도·모드가 같은 셀이 없음</translation>
    </message>
</context>
<context>
    <name>throughline::ReportPage</name>
    <message>
        <source>One self-contained file, charts as SVG, always light</source>
        <translation>파일 하나에 모두, SVG 차트, 항상 밝게</translation>
    </message>
    <message>
        <source>A4 pages, as the preview shows them</source>
        <translation>미리 보기와 같은 A4 쪽</translation>
    </message>
    <message>
        <source>A text, with its charts (SVG) and data (CSV) beside it</source>
        <translation>글, 옆에 차트(SVG)와 데이터(CSV)</translation>
    </message>
    <message>
        <source>Text and tables, with its charts (PDF) and data (CSV) beside it</source>
        <translation>글과 표, 옆에 차트(PDF)와 데이터(CSV)</translation>
    </message>
    <message>
        <source>Preview · being made…</source>
        <translation>미리 보기 · 만드는 중…</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>미리 보기</translation>
    </message>
    <message>
        <source>Preview · page %1 of %2</source>
        <translation>미리 보기 · %1/%2쪽</translation>
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
        <translation>보고서 내보내기</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>브라우저에서 열기</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>저장됨: %1</translation>
    </message>
    <message>
        <source>Written: %1 and %2 beside it</source>
        <translation>저장됨: %1, 옆에 %2</translation>
    </message>
    <message>
        <source>No browser could be opened; the page is here: %1</source>
        <translation>브라우저를 열지 못했습니다. 페이지는 여기 있습니다: %1</translation>
    </message>
    <message>
        <source>Choose a run to write about: its findings, charts and tables come by themselves.</source>
        <translation>보고서를 쓸 실행을 고르십시오. 주요 발견, 차트, 표는 저절로 들어옵니다.</translation>
    </message>
    <message>
        <source>Add run</source>
        <translation>실행 추가</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Name, group or course</source>
        <translation>이름, 팀 또는 과목</translation>
    </message>
    <message>
        <source>Runs of the report</source>
        <translation>보고서의 실행</translation>
    </message>
    <message>
        <source>Add prose</source>
        <translation>본문 추가</translation>
    </message>
    <message>
        <source>Contents of the report</source>
        <translation>보고서의 차례</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>차례</translation>
    </message>
    <message>
        <source>drag to order</source>
        <translation>끌어서 순서 변경</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>지은이</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Format of the report</source>
        <translation>보고서 형식</translation>
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
        <translation>명령으로 복사</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>이전 쪽</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>다음 쪽</translation>
    </message>
    <message>
        <source>The command is in the clipboard</source>
        <translation>명령을 클립보드에 복사함</translation>
    </message>
    <message numerus="yes">
        <source>%n file</source>
        <comment>%n files</comment>
        <translation>
            <numerusform>파일 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::ReportRunsModel</name>
    <message>
        <source>loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>valid</source>
        <translation>유효</translation>
    </message>
    <message>
        <source>not all valid</source>
        <translation>일부 무효</translation>
    </message>
    <message>
        <source>Take this run out (Delete)</source>
        <translation>이 실행 빼기(Delete)</translation>
    </message>
    <message numerus="yes">
        <source>%n cell</source>
        <comment>%n cells</comment>
        <translation>
            <numerusform>셀 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::RunChip</name>
    <message>
        <source>%1, reference</source>
        <translation>%1, 비교 기준</translation>
    </message>
    <message>
        <source>The reference</source>
        <translation>비교 기준</translation>
    </message>
    <message>
        <source>Click to make it the reference</source>
        <translation>클릭하면 비교 기준이 됩니다</translation>
    </message>
</context>
<context>
    <name>throughline::RunChips</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>%n more</comment>
        <translation>
            <numerusform>%n개 더</numerusform>
        </translation>
    </message>
    <message>
        <source>Make it the reference</source>
        <translation>비교 기준으로</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>빼기</translation>
    </message>
</context>
<context>
    <name>throughline::RunColumnText</name>
    <message>
        <source>d MMM HH:mm</source>
        <translation>M/d HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy년 M월 d일</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>cell %1 of %2</source>
        <translation>셀 %1/%2</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Modes</source>
        <translation>모드</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU 수</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>Best tok/s</source>
        <translation>최고 토큰/s</translation>
    </message>
    <message>
        <source>Speed-up</source>
        <translation>속도 향상</translation>
    </message>
    <message>
        <source>Δ % of tok/s</source>
        <translation>토큰/s Δ %</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>짝지음</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>참고</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>호스트</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>걸린 시간</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>시작</translation>
    </message>
</context>
<context>
    <name>throughline::RunHead</name>
    <message>
        <source>What is shown of the run</source>
        <translation>실행에서 볼 것</translation>
    </message>
    <message>
        <source>Stop after this cell</source>
        <translation>이 셀 뒤에 중지</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>지금 중지</translation>
    </message>
    <message>
        <source>Show in the library</source>
        <translation>라이브러리에서 보기</translation>
    </message>
    <message>
        <source>started %1</source>
        <translation>%1 시작</translation>
    </message>
    <message>
        <source>A run of another process</source>
        <translation>다른 프로세스의 실행</translation>
    </message>
</context>
<context>
    <name>throughline::RunListModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>can&apos;t be read: %1</source>
        <translation>읽을 수 없음: %1</translation>
    </message>
    <message>
        <source>the reference</source>
        <translation>비교 기준</translation>
    </message>
    <message>
        <source>measured by %1</source>
        <translation>%1이(가) 측정</translation>
    </message>
    <message numerus="yes">
        <source>done, %n cell failed</source>
        <comment>done, %n cells failed</comment>
        <translation>
            <numerusform>완료, 셀 %n개 실패</numerusform>
        </translation>
    </message>
    <message>
        <source>done; %1 of %2 cells are not valid</source>
        <translation>완료, 셀 %2개 중 %1개 무효</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>비교 기준</translation>
    </message>
    <message>
        <source>no match</source>
        <translation>짝 없음</translation>
    </message>
    <message>
        <source>not comparable</source>
        <translation>비교 불가</translation>
    </message>
    <message>
        <source>Other runs are compared with this one</source>
        <translation>다른 실행을 이것과 비교합니다</translation>
    </message>
    <message>
        <source>No cell of it has the axes of a cell of the reference</source>
        <translation>비교 기준의 셀과 축이 같은 셀이 없음</translation>
    </message>
    <message>
        <source>Because: %1</source>
        <translation>이유: %1</translation>
    </message>
    <message>
        <source>%1 % over %2 of %3 cells; too few repeats for an interval</source>
        <translation>셀 %3개 중 %2개에서 %1 %, 구간을 구하기에 반복이 적음</translation>
    </message>
    <message>
        <source>%1: %2 % to %3 %, 95 % interval over %4 of %5 cells</source>
        <translation>%1: %2 %~%3 %, 셀 %5개 중 %4개의 95 % 구간</translation>
    </message>
    <message numerus="yes">
        <source>%n run</source>
        <comment>%n runs</comment>
        <translation>
            <numerusform>실행 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Without a tag</source>
        <translation>태그 없음</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>알 수 없음</translation>
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
        <translation>실행</translation>
    </message>
</context>
<context>
    <name>throughline::RunMenuText</name>
    <message>
        <source>No other run is saved yet</source>
        <translation>다른 실행이 아직 없음</translation>
    </message>
    <message>
        <source>d MMM HH:mm:ss</source>
        <translation>M월 d일 HH:mm:ss</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <translation>M월 d일 HH:mm</translation>
    </message>
</context>
<context>
    <name>throughline::RunNotice</name>
    <message>
        <source>%1 broke off</source>
        <translation>%1 중단됨</translation>
    </message>
    <message>
        <source>%1 was stopped</source>
        <translation>%1 중지됨</translation>
    </message>
    <message>
        <source>%1 is done</source>
        <translation>%1 완료</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n cell measured.</source>
        <comment>%1 of %n cells measured.</comment>
        <translation>
            <numerusform>셀 %n개 중 %1개 측정됨.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed.</source>
        <comment>%n failed.</comment>
        <translation>
            <numerusform>%n개 실패.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more in the queue.</source>
        <comment>%n more in the queue.</comment>
        <translation>
            <numerusform>대기열에 %n개 더.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the run</source>
        <translation>실행 보기</translation>
    </message>
</context>
<context>
    <name>throughline::RunPage</name>
    <message>
        <source>Nothing has been run since this window was opened.</source>
        <translation>이 창을 연 뒤 아직 실행한 것이 없습니다.</translation>
    </message>
    <message>
        <source>Run the experiment</source>
        <translation>실험 실행</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>차트</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>The plan is being made…</source>
        <translation>계획을 만드는 중…</translation>
    </message>
    <message>
        <source>output tokens/s</source>
        <translation>출력 토큰/s</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>There is no plan: nothing was run.</source>
        <translation>계획이 없어 아무것도 돌지 않았습니다.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
</context>
<context>
    <name>throughline::RunPanel</name>
    <message>
        <source>What is shown of the run</source>
        <translation>실행에서 볼 것</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>차트</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>환경</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>주요 발견</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>유효성</translation>
    </message>
    <message>
        <source>Choose a run to see its charts.</source>
        <translation>실행을 고르면 차트가 보입니다.</translation>
    </message>
    <message>
        <source>No run is chosen</source>
        <translation>고른 실행이 없음</translation>
    </message>
    <message numerus="yes">
        <source>%n run</source>
        <comment>%n runs</comment>
        <translation>
            <numerusform>실행 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>This run can&apos;t be read</source>
        <translation>이 실행을 읽을 수 없음</translation>
    </message>
    <message>
        <source>Not comparable: %1</source>
        <translation>비교 불가: %1</translation>
    </message>
</context>
<context>
    <name>throughline::RunProgressText</name>
    <message>
        <source>%1 s</source>
        <translation>%1초</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1시간 %2분</translation>
    </message>
    <message>
        <source>longer than planned</source>
        <translation>계획보다 오래 걸림</translation>
    </message>
    <message>
        <source>more than %1 left</source>
        <translation>%1 넘게 남음</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 남음</translation>
    </message>
</context>
<context>
    <name>throughline::RunQueryText</name>
    <message>
        <source>There is no field “%1:”. Did you mean “%2:”?</source>
        <translation>“%1:” 필드가 없습니다. “%2:”을(를) 뜻하셨습니까?</translation>
    </message>
    <message>
        <source>There is no field “%1:”. Put quotes around a text that holds a colon.</source>
        <translation>“%1:” 필드가 없습니다. 쌍점이 든 글은 따옴표로 묶으십시오.</translation>
    </message>
    <message>
        <source>Only cells have “%1:”. Choose Cells above.</source>
        <translation>“%1:”은(는) 셀에만 있습니다. 위에서 셀을 고르십시오.</translation>
    </message>
    <message>
        <source>“%1” is no date: write 2026-11-01, &gt;2026-11 or today.</source>
        <translation>“%1”은(는) 날짜가 아닙니다. 2026-11-01, &gt;2026-11 또는 today로 쓰십시오.</translation>
    </message>
    <message>
        <source>“%1:” needs a number such as 2, &gt;1 or 2..4, not “%2”.</source>
        <translation>“%1:”에는 “%2”이(가) 아니라 2, &gt;1, 2..4 같은 숫자가 필요합니다.</translation>
    </message>
</context>
<context>
    <name>throughline::RunTableText</name>
    <message>
        <source>%1 operations</source>
        <translation>%1 연산</translation>
    </message>
    <message>
        <source> G/s</source>
        <translation> G/s</translation>
    </message>
    <message>
        <source>read bandwidth</source>
        <translation>읽기 대역폭</translation>
    </message>
    <message>
        <source>… of one thread</source>
        <translation>… 스레드 하나</translation>
    </message>
    <message>
        <source>host to device</source>
        <translation>호스트에서 장치로</translation>
    </message>
    <message>
        <source>device to host</source>
        <translation>장치에서 호스트로</translation>
    </message>
    <message>
        <source>GPU </source>
        <translation>GPU </translation>
    </message>
    <message>
        <source>Nothing was measured</source>
        <translation>측정한 것이 없음</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>유효함</translation>
    </message>
    <message>
        <source>%1 in %2 of %3 cells</source>
        <translation>%1: 셀 %3개 중 %2개</translation>
    </message>
    <message>
        <source>Outputs agree in %1 of %2 cells</source>
        <translation>출력 일치: 셀 %2개 중 %1개</translation>
    </message>
    <message>
        <source>A first look: too few repeats for intervals</source>
        <translation>간이 측정: 구간을 구하기에 반복이 적음</translation>
    </message>
    <message>
        <source>%1, random weights</source>
        <translation>%1, 무작위 가중치</translation>
    </message>
    <message>
        <source>measured by</source>
        <translation>측정한 도구</translation>
    </message>
    <message>
        <source>file</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>definition</source>
        <translation>정의</translation>
    </message>
    <message>
        <source>Measured by %1, not comparable</source>
        <translation>%1이(가) 측정, 비교 불가</translation>
    </message>
    <message numerus="yes">
        <source>%n cell</source>
        <comment>%n cells</comment>
        <translation>
            <numerusform>셀 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>throughline::RunText</name>
    <message>
        <source>Stopping now; what is measured is kept.</source>
        <translation>지금 중지합니다. 측정한 것은 남습니다.</translation>
    </message>
    <message>
        <source>Stopping after this cell; Shift+F5 again stops now.</source>
        <translation>이 셀 뒤에 중지합니다. Shift+F5를 다시 누르면 지금 중지합니다.</translation>
    </message>
    <message>
        <source>The plan is being made</source>
        <translation>계획을 만드는 중</translation>
    </message>
    <message>
        <source>Between two cells</source>
        <translation>셀과 셀 사이</translation>
    </message>
    <message>
        <source>%1 · measured by another process</source>
        <translation>%1 · 다른 프로세스가 측정 중</translation>
    </message>
    <message>
        <source>F5 runs the experiment again.</source>
        <translation>F5로 실험을 다시 실행합니다.</translation>
    </message>
    <message>
        <source>Cell %1 failed: %2 All others are kept.</source>
        <translation>셀 %1 실패: %2 나머지는 남아 있습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n cell failed: %1 Choose it to read its reason.</source>
        <comment>%n cells failed, the first because: %1 Choose one to read its reason.</comment>
        <translation>
            <numerusform>셀 %n개 실패, 첫 번째: %1 셀을 고르면 이유가 보입니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 What was measured before is in the library.</source>
        <translation>%1 앞서 측정한 것은 라이브러리에 있습니다.</translation>
    </message>
    <message>
        <source>The library took no more: %1 Free some space, then F5 runs the experiment again.</source>
        <translation>라이브러리가 더 받지 못했습니다: %1 공간을 비운 뒤 F5로 실험을 다시 실행하십시오.</translation>
    </message>
    <message>
        <source>Stopped before anything was measured. F5 runs the experiment again.</source>
        <translation>측정하기 전에 중지했습니다. F5로 실험을 다시 실행합니다.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>forward pass</source>
        <translation>순전파</translation>
    </message>
    <message>
        <source>total length %1</source>
        <translation>전체 길이 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n new token</source>
        <comment>%n new tokens</comment>
        <translation>
            <numerusform>새 토큰 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 protocol</source>
        <translation>%1 프로토콜</translation>
    </message>
    <message>
        <source>Cell %1</source>
        <translation>셀 %1</translation>
    </message>
    <message>
        <source>loading</source>
        <translation>로드 중</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>준비 중</translation>
    </message>
    <message>
        <source>warm-up %1 of %2</source>
        <translation>워밍업 %1/%2</translation>
    </message>
    <message>
        <source>repeat %1 of %2</source>
        <translation>반복 %1/%2</translation>
    </message>
    <message>
        <source>repeat %1</source>
        <translation>반복 %1</translation>
    </message>
    <message>
        <source>batch %1 of %2</source>
        <translation>배치 %1/%2</translation>
    </message>
    <message>
        <source>%1 Nothing was measured; change the experiment, then F5 runs it.</source>
        <translation>%1 측정한 것이 없습니다. 실험을 바꾸면 F5로 실행합니다.</translation>
    </message>
    <message>
        <source>Stopped with %1 of %2 cells done; what was measured is in the library.</source>
        <translation>셀 %2개 중 %1개를 마치고 중지했습니다. 측정한 것은 라이브러리에 있습니다.</translation>
    </message>
</context>
<context>
    <name>throughline::RunWords</name>
    <message>
        <source>Tags</source>
        <translation>태그</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>태그 추가</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>참고</translation>
    </message>
    <message>
        <source>What should be remembered of this run</source>
        <translation>이 실행에 대해 기억할 것</translation>
    </message>
</context>
<context>
    <name>throughline::SavedFilters</name>
    <message>
        <source>No filter is saved yet</source>
        <translation>저장한 필터가 아직 없음</translation>
    </message>
    <message>
        <source>Type a filter to save it</source>
        <translation>저장할 필터를 쓰십시오</translation>
    </message>
    <message>
        <source>Remove a saved filter</source>
        <translation>저장한 필터 지우기</translation>
    </message>
    <message>
        <source>Save this filter as…</source>
        <translation>이 필터를 저장…</translation>
    </message>
    <message>
        <source>Name for this filter</source>
        <translation>필터 이름</translation>
    </message>
</context>
<context>
    <name>throughline::SettingRow</name>
    <message>
        <source>Back to the default</source>
        <translation>기본값으로</translation>
    </message>
    <message>
        <source>%1: back to the default</source>
        <translation>%1: 기본값으로</translation>
    </message>
</context>
<context>
    <name>throughline::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>New experiments</source>
        <translation>새 실험</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>창</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>What new and built-in experiments run on; automatic: all GPUs, without any the CPU</source>
        <translation>새 실험과 내장 실험이 도는 곳. 자동: 모든 GPU, 없으면 CPU</translation>
    </message>
    <message>
        <source>CPU threads</source>
        <translation>CPU 스레드</translation>
    </message>
    <message>
        <source>Of new and built-in experiments, over all ranks of a cell</source>
        <translation>새 실험과 내장 실험에서 셀의 모든 랭크 합계</translation>
    </message>
    <message>
        <source>all cores</source>
        <translation>모든 코어</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Shown at once; exported charts and reports are always light</source>
        <translation>바로 적용. 내보낸 차트와 보고서는 항상 밝음</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템대로</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Of the window, its help and its reports</source>
        <translation>창, 도움말, 보고서의 언어</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>여유</translation>
    </message>
    <message>
        <source>Times closer than this count as the same in Compare, Library, reports and commands</source>
        <translation>이보다 가까운 시간은 비교, 라이브러리, 보고서, 명령에서 같다고 봅니다</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Spoken from the next start on</source>
        <translation>다음에 시작할 때부터 적용</translation>
    </message>
    <message>
        <source>Not in this machine: %1. Cells on it are skipped</source>
        <translation>이 기계에 없음: %1. 그 위의 셀은 건너뜁니다</translation>
    </message>
    <message numerus="yes">
        <source>More threads than the %n core of this machine: they wait for each other</source>
        <comment>More threads than the %n cores of this machine: they wait for each other</comment>
        <translation>
            <numerusform>이 기계의 코어 %n개보다 스레드가 많아 서로 기다립니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Run library</source>
        <translation>실행 라이브러리</translation>
    </message>
    <message>
        <source>Another folder gets a copy of the runs, or its own library is used; nothing is deleted</source>
        <translation>다른 폴더에는 실행을 복사하거나 그곳의 라이브러리를 씁니다. 아무것도 지우지 않습니다</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>고르기…</translation>
    </message>
    <message>
        <source>A folder for the run library</source>
        <translation>실행 라이브러리 폴더</translation>
    </message>
    <message>
        <source>A run is written into the library: choose again when it has ended</source>
        <translation>라이브러리에 실행을 쓰는 중입니다. 끝난 뒤 다시 고르십시오</translation>
    </message>
    <message>
        <source>The library that was there already is used now</source>
        <translation>그곳에 있던 라이브러리를 씁니다</translation>
    </message>
    <message>
        <source>Copying the runs…</source>
        <translation>실행을 복사하는 중…</translation>
    </message>
    <message>
        <source>The runs were copied there; the library at the old place stays as it was</source>
        <translation>실행을 복사했습니다. 옛 자리의 라이브러리는 그대로 있습니다</translation>
    </message>
    <message>
        <source>Model folders</source>
        <translation>모델 폴더</translation>
    </message>
    <message>
        <source>Checkpoints, or folders that hold some: they are offered where a model is chosen</source>
        <translation>체크포인트나 그것이 든 폴더. 모델을 고를 때 보입니다</translation>
    </message>
    <message>
        <source>Give the whole path, from / on</source>
        <translation>/부터 전체 경로를 쓰십시오</translation>
    </message>
    <message>
        <source>There is no folder of this name</source>
        <translation>그런 이름의 폴더가 없음</translation>
    </message>
    <message>
        <source>Add folder…</source>
        <translation>폴더 추가…</translation>
    </message>
    <message>
        <source>A folder with models</source>
        <translation>모델이 든 폴더</translation>
    </message>
    <message>
        <source>The variable THROUGHLINE_LIBRARY says so; without it a folder can be chosen here</source>
        <translation>THROUGHLINE_LIBRARY 변수로 정해졌습니다. 없으면 여기서 폴더를 고를 수 있습니다</translation>
    </message>
    <message>
        <source>There is no folder of this name any more: %1</source>
        <translation>그런 이름의 폴더가 더는 없음: %1</translation>
    </message>
    <message>
        <source>The library changed while it was copied: choose again when no run goes on</source>
        <translation>복사하는 동안 라이브러리가 바뀌었습니다. 실행 중인 것이 없을 때 다시 고르세요</translation>
    </message>
</context>
<context>
    <name>throughline::SeveralPane</name>
    <message>
        <source>In common</source>
        <translation>공통</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>다름</translation>
    </message>
</context>
<context>
    <name>throughline::ShareText</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>%1 + copies of the last: %2</source>
        <translation>%1 + 마지막 것의 복사본: %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>스테이지</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>레이어</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>청크</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>토큰</translation>
    </message>
    <message>
        <source>%1 a batch</source>
        <translation>배치당 %1</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>랭크</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>Layers per stage: %1</source>
        <translation>스테이지당 레이어: %1</translation>
    </message>
    <message>
        <source>One prompt on one rank</source>
        <translation>랭크 하나에 프롬프트 하나</translation>
    </message>
    <message>
        <source>All %1 prompts on one rank, one at a time</source>
        <translation>프롬프트 %1개를 랭크 하나에서 하나씩</translation>
    </message>
    <message>
        <source>Prompts per rank: %1</source>
        <translation>랭크당 프롬프트: %1</translation>
    </message>
</context>
<context>
    <name>throughline::SidePane</name>
    <message>
        <source>%1, GB</source>
        <translation>%1, GB</translation>
    </message>
    <message>
        <source>%1, %</source>
        <translation>%1, %</translation>
    </message>
    <message>
        <source>%1, W</source>
        <translation>%1, W</translation>
    </message>
    <message>
        <source>%1, MHz</source>
        <translation>%1, MHz</translation>
    </message>
    <message>
        <source>Devices or the chosen cell</source>
        <translation>장치 또는 고른 셀</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>셀</translation>
    </message>
    <message>
        <source>Metric of the devices</source>
        <translation>장치의 지표</translation>
    </message>
    <message>
        <source>Not shown:
%1</source>
        <translation>보이지 않음:
%1</translation>
    </message>
</context>
<context>
    <name>throughline::StatusStrip</name>
    <message>
        <source>Idle</source>
        <translation>대기</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>실행 진행률</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>시작하는 중</translation>
    </message>
    <message>
        <source>cell %1 of %2</source>
        <translation>셀 %1/%2</translation>
    </message>
    <message numerus="yes">
        <source>CPU %n core</source>
        <comment>CPU %n cores</comment>
        <translation>
            <numerusform>CPU 코어 %n개</numerusform>
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
            <numerusform>참고 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <comment>%n queued</comment>
        <translation>
            <numerusform>대기 %n개</numerusform>
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
        <translation>생성된 것</translation>
    </message>
</context>
<context>
    <name>throughline::TextsPane</name>
    <message>
        <source>Only those that differ</source>
        <translation>다른 것만</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy this prompt and all that followed it</source>
        <translation>이 프롬프트와 뒤따른 것 모두 복사</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>No prompt&apos;s outputs differ.</source>
        <translation>출력이 다른 프롬프트가 없습니다.</translation>
    </message>
    <message>
        <source>Prompt %1</source>
        <translation>프롬프트 %1</translation>
    </message>
</context>
<context>
    <name>throughline::TypedPrompts</name>
    <message>
        <source>Run each once</source>
        <translation>하나씩 한 번</translation>
    </message>
    <message>
        <source>Prompts, one a paragraph</source>
        <translation>프롬프트(문단마다 하나)</translation>
    </message>
    <message>
        <source>Type a prompt, or paste several lines</source>
        <translation>프롬프트를 쓰거나 여러 줄을 붙여 넣으십시오</translation>
    </message>
    <message>
        <source>Sets the count to the number of prompts</source>
        <translation>개수를 프롬프트 수로 맞춥니다</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt</source>
        <comment>%n prompts</comment>
        <translation>
            <numerusform>프롬프트 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2 tokens</source>
        <translation>%1 · 토큰 %2개</translation>
    </message>
    <message>
        <source>Split at lines</source>
        <translation>줄마다 나누기</translation>
    </message>
    <message>
        <source>Keep as one prompt</source>
        <translation>프롬프트 하나로 두기</translation>
    </message>
    <message>
        <source>Type or paste at least one prompt</source>
        <translation>프롬프트를 하나 이상 쓰거나 붙여 넣으십시오</translation>
    </message>
    <message>
        <source>The prompts take %1, an experiment holds %2: put them in a file and choose “From a file”</source>
        <translation>프롬프트가 %1인데 실험에는 %2까지 들어갑니다. 파일에 담고 “파일에서”를 고르십시오</translation>
    </message>
    <message numerus="yes">
        <source>Pasted as one prompt of %n line</source>
        <comment>Pasted as one prompt of %n lines</comment>
        <translation>
            <numerusform>%n줄짜리 프롬프트 하나로 붙여 넣음</numerusform>
        </translation>
    </message>
    <message>
        <source>Pasted as %1 prompts, one a line; blank lines left out: %2</source>
        <translation>프롬프트 %1개로 붙여 넣음(한 줄에 하나), 빈 줄 제외: %2</translation>
    </message>
    <message numerus="yes">
        <source>Pasted as %n prompt, one a line</source>
        <comment>Pasted as %n prompts, one a line</comment>
        <translation>
            <numerusform>프롬프트 %n개로 붙여 넣음(한 줄에 하나)</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter begins the next prompt, Shift+Enter a line within one</source>
        <translation>Enter는 다음 프롬프트, Shift+Enter는 프롬프트 안의 줄</translation>
    </message>
</context>
<context>
    <name>throughline::WorkSection</name>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Batch sizes</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>작업</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>생성</translation>
    </message>
    <message>
        <source>Forward pass to</source>
        <translation>순전파의 끝</translation>
    </message>
    <message>
        <source>What the forward pass ends in</source>
        <translation>순전파의 끝</translation>
    </message>
    <message>
        <source>hidden states</source>
        <translation>은닉 상태</translation>
    </message>
    <message>
        <source>last logits</source>
        <translation>마지막 로짓</translation>
    </message>
    <message>
        <source>class labels</source>
        <translation>분류 레이블</translation>
    </message>
    <message>
        <source>Number of labels</source>
        <translation>레이블 수</translation>
    </message>
    <message>
        <source>New tokens</source>
        <translation>새 토큰</translation>
    </message>
    <message>
        <source>Total length</source>
        <translation>전체 길이</translation>
    </message>
    <message>
        <source>New tokens per prompt</source>
        <translation>프롬프트당 새 토큰</translation>
    </message>
    <message>
        <source>Prompt and generated tokens together</source>
        <translation>프롬프트와 생성 토큰의 합</translation>
    </message>
    <message>
        <source>One pass over the prompts; no tokens are generated</source>
        <translation>프롬프트를 한 번 통과. 토큰을 생성하지 않음</translation>
    </message>
    <message>
        <source>Up to the end of sequence</source>
        <translation>시퀀스 끝까지</translation>
    </message>
    <message>
        <source>End of sequence ignored: every prompt yields what is left to %1 tokens</source>
        <translation>시퀀스 끝 무시: 모든 프롬프트가 토큰 %1개까지 채움</translation>
    </message>
    <message>
        <source>End of sequence ignored: every prompt yields %1 tokens</source>
        <translation>시퀀스 끝 무시: 모든 프롬프트가 토큰 %1개를 냄</translation>
    </message>
    <message numerus="yes">
        <source>%n cell has fewer prompts per rank than the batch: it runs smaller</source>
        <comment>%n cells have fewer prompts per rank than the batch: they run smaller</comment>
        <translation>
            <numerusform>셀 %n개는 랭크당 프롬프트가 배치보다 적어 작게 돕니다</numerusform>
        </translation>
    </message>
</context>
</TS>
