// SPDX-License-Identifier: GPL-3.0-or-later
// The one function of the module that holds what needs libtorch_cuda and NCCL.
#pragma once

#include <cstddef>

/// One line on both libraries, into text[size].
extern "C" void throughlineCudaLibraries(char* text, std::size_t size);
