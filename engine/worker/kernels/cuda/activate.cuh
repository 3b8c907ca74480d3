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

} // namespace throughline
