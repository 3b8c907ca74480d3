// SPDX-License-Identifier: GPL-3.0-or-later
// Weights made or put into their order on the device are those of the host, bit by bit.
#include <tests/worker_cuda/gpu_values.h>

#include <worker/kernels/cuda/place_elements.h>

#include <bit>
#include <limits>

using namespace throughline;
using namespace throughline::test;

namespace {

using GpuPlacing = OnGpuInEachPrecision;

/// Values with bits that converting must treat well: subnormal, huge, exactly between two neighbours.
std::vector<float> hardValues(WeightType type, int64_t count)
{
    std::vector<float> values = madeValues(count, 41, 0, 0.04f);
    const float hard[] = {0.0f, -0.0f, 1e-7f, -3e-8f, 6e-5f, 65504.0f, 65519.0f, -65520.0f, 3.0e38f, 1e-40f,
        1.00390625f, 1.01171875f, 1.00048828125f, 1.00146484375f, std::numeric_limits<float>::infinity()};
    for (std::size_t i = 0; i < std::size(hard) && i * 3 < values.size(); ++i)
        values[i * 3] = hard[i];
    for (float& value : values)
        value = rounded(type, value); // as they are stored
    return values;
}

/// Element of the tensor [outer][inner] by its order as it comes.
std::pair<int64_t, int64_t> outerAndInner(const ElementPlaces& places, int64_t element)
{
    return places.columns ? std::pair{element % places.outer, element / places.outer}
                          : std::pair{element / places.inner, element % places.inner};
}

int64_t widened(int64_t index, int64_t head, int64_t stored) { return index / head * stored + index % head; }

/// What lies on the device, [rows][toStride], when `values` [from first on] were placed on zeros.
std::vector<float> placedByHand(
    const ElementPlaces& places, int64_t rows, const std::vector<float>& values, int64_t first)
{
    std::vector<float> all(static_cast<std::size_t>(rows * places.toStride));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto [o, n] = outerAndInner(places, first + static_cast<int64_t>(i));
        const int64_t to = widened(o, places.outerHead, places.outerStored) * places.toStride
            + widened(n, places.innerHead, places.innerStored);
        all[static_cast<std::size_t>(to)] = rounded(places.type, values[i]);
    }
    return all;
}

/// Bits, so that zeros have their signs.
int64_t differences(const std::vector<float>& a, const std::vector<float>& b)
{
    int64_t count = a.size() == b.size() ? 0 : -1;
    for (std::size_t i = 0; i < a.size() && count >= 0; ++i)
        count += std::bit_cast<uint32_t>(a[i]) != std::bit_cast<uint32_t>(b[i]);
    return count;
}

struct Placing {
    const char* what;
    int64_t outer, inner;
    bool columns;
    int64_t outerHead, outerStored, innerHead, innerStored;
    int64_t first, count; // as they come
};

const Placing placings[] = {
    {"as stored", 48, 70, false, 1, 1, 1, 1, 0, 48 * 70},
    {"a piece of it", 48, 70, false, 1, 1, 1, 1, 71, 1000},
    {"columns", 96, 70, true, 1, 1, 1, 1, 0, 96 * 70},
    {"whole columns of it", 96, 70, true, 1, 1, 1, 1, 96 * 3, 96 * 40},
    {"columns cut anywhere", 96, 70, true, 1, 1, 1, 1, 100, 1000},
    {"one column", 33, 1, true, 1, 1, 1, 1, 0, 33},
    {"wider heads of outputs", 40, 32, false, 10, 16, 1, 1, 0, 40 * 32},
    {"wider heads of inputs", 32, 40, false, 1, 1, 10, 16, 0, 32 * 40},
    {"halves of a gated layer", 100, 32, false, 50, 64, 1, 1, 0, 100 * 32},
};

} // namespace

TEST_P(GpuPlacing, ElementsOfEveryTypeAreWhereTheHostPutsThem)
{
    for (const WeightType from : {WeightType::Fp32, WeightType::Bf16, WeightType::Fp16})
        for (const Placing& placing : placings) {
            const std::vector<float> values = hardValues(from, placing.count);
            const DeviceBuffer<char> source(placing.count * bytesOf(from));
            send(from, values, source.data());
            ElementPlaces places;
            places.type = type();
            places.outer = placing.outer;
            places.inner = placing.inner;
            places.columns = placing.columns;
            places.outerHead = placing.outerHead;
            places.outerStored = placing.outerStored;
            places.innerHead = placing.innerHead;
            places.innerStored = placing.innerStored;
            const int64_t rows = placing.outer / placing.outerHead * placing.outerStored;
            places.toStride = padded(placing.inner / placing.innerHead * placing.innerStored);
            const DeviceBuffer<char> target(rows * places.toStride * bytesOf(type()));
            places.to = target.data();
            placeElements(compute->stream(), places, from, source.data(), placing.first, placing.count);
            EXPECT_EQ(differences(fetch(type(), target.data(), rows * places.toStride),
                          placedByHand(places, rows, values, placing.first)),
                0)
                << placing.what << ", from type " << static_cast<int>(from);
        }
}

TEST_P(GpuPlacing, RandomElementsAreTheHosts)
{
    struct Recipe {
        const char* name;
        float mean, deviation;
    };
    for (const Recipe& recipe : {Recipe{"h.3.attn.c_attn.weight", 0, 0.04f}, {"norm", 1, 0.1f}, {"far", -3, 1e-3f}}) {
        const RandomTensor tensor(7, recipe.name, recipe.mean, recipe.deviation);
        ElementPlaces places;
        places.type = type();
        places.outer = 700;
        places.inner = 300;
        places.toStride = padded(300);
        const DeviceBuffer<char> target(places.outer * places.toStride * bytesOf(type()));
        places.to = target.data();
        constexpr int64_t first = 1001;
        std::vector<float> values(static_cast<std::size_t>(places.outer * places.inner - first));
        tensor.fill(first, values);
        placeRandom(compute->stream(), places, tensor.key, tensor.mean, tensor.deviation, first,
            static_cast<int64_t>(values.size()));
        EXPECT_EQ(differences(fetch(type(), target.data(), places.outer * places.toStride),
                      placedByHand(places, places.outer, values, first)),
            0)
            << recipe.name;
    }
}

TEST_P(GpuPlacing, RandomElementsOfATensorBeyond32BitsAreTheHosts)
{
    const RandomTensor tensor(7, "long", 0, 1);
    constexpr int64_t first = (int64_t{1} << 33) + 12345;
    constexpr int64_t count = 1000;
    ElementPlaces places; // of a row far longer than what there is memory for
    places.type = type();
    places.outer = 1;
    places.inner = first + count;
    const DeviceBuffer<char> target(count * bytesOf(type()));
    places.to = target.data() - first * bytesOf(type()); // where element 0 would be
    std::vector<float> values(count);
    tensor.fill(first, values);
    placeRandom(compute->stream(), places, tensor.key, tensor.mean, tensor.deviation, first, count);
    for (float& value : values)
        value = rounded(type(), value);
    EXPECT_EQ(differences(fetch(type(), target.data(), count), values), 0);
}

INSTANTIATE_TEST_SUITE_P(Types, GpuPlacing, eachType(), precisionName);
