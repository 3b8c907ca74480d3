// SPDX-License-Identifier: GPL-3.0-or-later
// Opening, starting and leaving the library.
#include <worker/telemetry/nvml.h>

#include <dlfcn.h>

namespace throughline {

template <class... Arguments> void Nvml::find(NvmlFunction<Arguments...>& function)
{
    function.call = reinterpret_cast<int (*)(Arguments...)>(dlsym(m_library, function.name));
}

void Nvml::findAll()
{
    find(m_start);
    find(m_stop);
    find(m_deviceByUuid);
    m_errorText = reinterpret_cast<const char* (*)(int)>(dlsym(m_library, "nvmlErrorString"));
    find(clockInfo);
    find(powerUsage);
    find(totalEnergy);
    find(temperature);
    find(olderTemperature);
    find(clocksEvents);
    find(olderEvents);
    find(memory);
    find(utilisation);
    find(computeProcesses);
}

Nvml::Nvml(const std::string& library)
{
    m_library = dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!m_library) {
        const char* const why = dlerror(); // NOLINT(concurrency-mt-unsafe): one text per thread in glibc and musl
        m_whyNot = "NVIDIA's management library can't be opened: " + std::string(why ? why : library);
        return;
    }
    findAll();
    const char* const missing = !m_start.call ? m_start.name
        : !m_stop.call                        ? m_stop.name
        : !m_deviceByUuid.call                ? m_deviceByUuid.name
                                              : nullptr;
    if (missing) {
        m_whyNot = library + " is not NVIDIA's management library: it has no " + missing;
        return;
    }
    const int code = m_start.call();
    m_started = code == nvml::success;
    if (!m_started)
        m_whyNot = "NVIDIA's management library does not start: " + reason(m_start.name, code);
}

Nvml::~Nvml()
{
    if (m_started)
        m_stop.call();
    if (m_library)
        dlclose(m_library);
}

Result<NvmlDevice> Nvml::deviceOf(const std::string& uuid) const
{
    if (!m_whyNot.empty())
        return Error{m_whyNot, {}, {}};
    NvmlDevice device = nullptr;
    const int code = m_deviceByUuid.call(uuid.c_str(), &device);
    if (code != nvml::success)
        return Error{"NVIDIA's management library knows no device " + (uuid.empty() ? "without a UUID" : uuid) + ": "
                + reason(m_deviceByUuid.name, code),
            {}, {}};
    return device;
}

std::string Nvml::reason(const char* function, int code) const
{
    const char* const text = m_errorText ? m_errorText(code) : nullptr;
    return (text ? std::string(text) : "error " + std::to_string(code)) + " (" + function + ")";
}

} // namespace throughline
