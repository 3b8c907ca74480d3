// SPDX-License-Identifier: GPL-3.0-or-later
#include <worker/kernels/step_rows.h>

#include <algorithm>

namespace throughline {

void StepBlocks::cut(std::span<const Segment> segments, int blockTokens)
{
    blocks.clear();
    parts.clear();
    StepBlock block;
    const auto close = [&] {
        block.endPart = static_cast<int64_t>(parts.size());
        if (block.count > 0)
            blocks.push_back(block);
        block = {block.firstToken + block.count, 0, block.endPart, block.endPart};
    };
    for (const Segment& segment : segments)
        for (int done = 0; done < segment.count;) {
            const int count = std::min(segment.count - done, blockTokens - static_cast<int>(block.count));
            parts.push_back({segment.row, static_cast<int>(block.count), count, segment.firstPosition + done});
            block.count += count;
            done += count;
            if (block.count == blockTokens)
                close();
        }
    close();
}

} // namespace throughline
