// SPDX-License-Identifier: GPL-3.0-or-later
#include <device/pass_watch.h>

#include <worker/kernels/cuda/device_probe.h>

namespace throughline {

void PassWatch::passBegins(int pass)
{
    if (!m_sampler)
        m_sampler.emplace(uuidOfDevice(0)); // the one that Compute works on
    m_sampler->passBegins(pass);
}

} // namespace throughline
