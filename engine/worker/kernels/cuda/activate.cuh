// SPDX-License-Identifier: GPL-3.0-or-later
// Activations of an MLP, as Transformers has them.
#pragma once

#include <worker/kernels/epilogue.h>

namespace throughline {

__device__ inline float activated(float x, Epilogue activation)
{
    switch (activation) {
    case Epilogue::Gelu: // tanh form (Hendrycks & Gimpel 2016)
        return 0.5f * x * (1.0f + tanhf(0.7978845608028654f * (x + 0.044715f * x * x * x)));
    case Epilogue::GeluErf:
        return 0.5f * x * (1.0f + erff(x * 0.7071067811865476f));
    case Epilogue::Silu:
        return x / (1.0f + expf(-x));
    case Epilogue::Store:
    case Epilogue::AddTo:
        break;
    }
    return x;
}

/// Calls work(x -> activated(x, activation)) with code for that activation alone: it is chosen once, not per element.
template <class Work> __device__ void withActivation(Epilogue activation, Work&& work)
{
    switch (activation) {
    case Epilogue::Gelu:
        return work([](float x) { return activated(x, Epilogue::Gelu); });
    case Epilogue::GeluErf:
        return work([](float x) { return activated(x, Epilogue::GeluErf); });
    case Epilogue::Silu:
        return work([](float x) { return activated(x, Epilogue::Silu); });
    case Epilogue::Store:
    case Epilogue::AddTo:
        return work([](float x) { return x; });
    }
}

} // namespace throughline
