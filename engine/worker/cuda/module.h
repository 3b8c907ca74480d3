// SPDX-License-Identifier: GPL-3.0-or-later
// The one function of the module that holds what needs cuBLAS and NCCL.
#pragma once

/// Obeys commands on standard input until it is told to stop; `helloLine` is written first. Returns the exit status.
extern "C" int throughlineCudaWorker(const char* helloLine);
