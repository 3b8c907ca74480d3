// SPDX-License-Identifier: GPL-3.0-or-later
// What a rank is in its group. A role prepares for a cell and then runs passes over it.
#pragma once

#include <worker/roles/cell_work.h>
#include <worker/roles/pass_record.h>

#include <string>

namespace throughline {

class Role {
public:
    virtual ~Role() = default;
    /// Allocates for the cell. Throws MemoryRefused; the role can prepare again afterwards.
    virtual void prepare(const CellWork& work) = 0;
    /// One pass over the first `command.prompts` prompts (0: all), recorded.
    virtual void run(const GoCommand& command, PassRecord& record) = 0;
    virtual int64_t kvBytes() const = 0;
    /// Which kernels the prepared work runs.
    virtual std::string kernelNames() const = 0;
    /// Whether the group's outputs end up here.
    virtual bool hasOutputs() const = 0;
    /// Writes the last pass's logits as safetensors. Precondition: hasOutputs(). Throws std::runtime_error.
    virtual void writeLogits(const std::string& path) const = 0;
};

} // namespace throughline
