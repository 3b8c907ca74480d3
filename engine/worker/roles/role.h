// SPDX-License-Identifier: GPL-3.0-or-later
// What a rank is in its group. A role prepares for a cell and then runs passes over it.
#pragma once

#include <worker/roles/cell_work.h>
#include <worker/roles/pass_record.h>

#include <new>
#include <string>

namespace throughline {

class Role {
public:
    virtual ~Role() = default;
    /// Allocates for the cell. Throws MemoryRefused, after which the role holds nothing and can prepare again.
    void prepare(const CellWork& work)
    {
        release(); // two cells at once may not fit
        try {
            allocate(work);
        } catch (const std::bad_alloc&) {
            release();
            throw;
        }
    }
    /// One pass over the first `command.prompts` prompts (0: all), recorded.
    virtual void run(const GoCommand& command, PassRecord& record) = 0;
    virtual int64_t kvBytes() const = 0;
    /// Which kernels the prepared work runs.
    virtual std::string kernelNames() const = 0;
    /// Whether the group's outputs end up here.
    virtual bool hasOutputs() const = 0;
    /// Writes the last pass's logits as safetensors. Precondition: hasOutputs(). Throws std::runtime_error.
    virtual void writeLogits(const std::string& path) const = 0;

private:
    virtual void allocate(const CellWork& work) = 0;
    /// Gives back what allocate() took, all or in part.
    virtual void release() = 0;
};

} // namespace throughline
