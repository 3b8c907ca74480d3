// SPDX-License-Identifier: GPL-3.0-or-later
// Every matrix kernel against fp64, at the shapes of every preset, and which kernel it was.
#include <worker/kernels/attention.h>
#include <worker/kernels/linear.h>

#include <checkpoint/presets.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

using namespace throughline;

namespace {

struct Shape {
    int64_t outer;
    int64_t inner;
    bool operator<(const Shape& other) const { return std::pair(outer, inner) < std::pair(other.outer, other.inner); }
};

/// The products of every preset. Panels know nothing of each other: of a wide one's outputs the last ones stand for
/// all, two whole panels and the rest.
std::set<Shape> presetShapes()
{
    std::set<Shape> all;
    const auto add = [&](int64_t outer, int64_t inner) {
        const bool whole = outer * inner <= 4 * 768 * 768; // gpt2's: as they are
        all.insert({whole || outer < 96 ? outer : 64 + outer % panelWidth, inner});
    };
    for (const Preset& preset : presetTable()) {
        const ModelShape& shape = preset.shape;
        const int64_t stored = storedHeadDim(shape.headDim);
        add((shape.heads + 2 * shape.kvHeads) * stored, shape.hidden);
        add(shape.hidden, shape.heads * stored);
        add(shape.gatedMlp ? 2 * padded(shape.intermediate) : shape.intermediate, shape.hidden);
        add(shape.hidden, shape.intermediate);
        add(shape.vocab, shape.hidden);
    }
    return all;
}

/// Values of about 1, quickly: of some products there are millions.
class QuickValues {
public:
    float next()
    {
        m_state = m_state * 6364136223846793005U + 1442695040888963407U; // Knuth's MMIX
        return static_cast<float>(static_cast<int32_t>(m_state >> 32)) * 0x1p-30F;
    }

private:
    uint64_t m_state = 7;
};

struct LinearVariant {
    InstructionSet set;
    WeightType type;
    Bf16Kernel bf16;
    std::string name;
    bool roundsX() const { return bf16 != Bf16Kernel::Panels; }
};

/// A product whose operands are known exactly: in bf16 both are given rounded, as far as the kernel rounds them.
class Product {
public:
    Product(const LinearVariant& kernel, Shape shape, int rows)
        : m_compute({0, 1}, kernel.set, kernel.bf16)
        , m_shape(shape)
        , m_rows(rows)
        , m_weights(shape.outer * shape.inner)
        , m_matrix(kernel.type, shape.outer, shape.inner)
        , m_bias(m_matrix.panels() * panelWidth)
        , m_x(rows * padded(shape.inner))
        , m_y(rows * padded(shape.outer))
    {
        QuickValues values;
        const bool roundsX = kernel.roundsX();
        for (auto& w : m_weights)
            w = kernel.type == WeightType::Bf16 ? fromBf16(toBf16(values.next())) : values.next();
        for (int64_t n = 0; n < shape.outer; ++n)
            m_bias[n] = values.next();
        for (int r = 0; r < rows; ++r)
            for (int64_t k = 0; k < shape.inner; ++k)
                x(r)[k] = roundsX ? fromBf16(toBf16(values.next())) : values.next();
        for (int64_t p = 0; p < m_matrix.panels(); ++p) {
            PanelRows<float> panel{};
            for (int64_t n = p * panelWidth; n < std::min(shape.outer, (p + 1) * panelWidth); ++n)
                panel[n % panelWidth] = m_weights.data() + n * shape.inner;
            m_matrix.packRows(p, 0, shape.inner, panel);
        }
        m_compute.reserve(rows, padded(shape.inner), 16);
    }

    float* x(int row) { return m_x.data() + row * padded(m_shape.inner); }
    float* y(int row) { return m_y.data() + row * padded(m_shape.outer); }
    const PackedMatrix& matrix() const { return m_matrix; }
    std::string kernelName(int rows) const { return linearKernelName(m_compute, m_matrix, rows); }

    void run(int firstRow, int rows, Epilogue epilogue = Epilogue::Store)
    {
        linear(m_compute, m_matrix, m_bias.data(), {x(firstRow), padded(m_shape.inner)},
            {y(firstRow), padded(m_shape.outer)}, rows, epilogue);
    }

    struct Exact {
        double sum;  // with bias
        double size; // the sum of all magnitudes
    };
    Exact exact(int row, int64_t output)
    {
        Exact result{m_bias[output], std::abs(static_cast<double>(m_bias[output]))};
        const float* w = m_weights.data() + output * m_shape.inner;
        for (int64_t k = 0; k < m_shape.inner; ++k) {
            const double product = static_cast<double>(w[k]) * x(row)[k];
            result.sum += product;
            result.size += std::abs(product);
        }
        return result;
    }

private:
    Compute m_compute;
    Shape m_shape;
    int m_rows;
    std::vector<float> m_weights; // [outer][inner]
    PackedMatrix m_matrix;
    Buffer<float> m_bias;
    Buffer<float> m_x; // [rows, inner]
    Buffer<float> m_y; // [rows, outer]
};

class LinearOn : public testing::TestWithParam<LinearVariant> {
protected:
    void SetUp() override
    {
        if (!runsHere(GetParam().set) || !runsHere(GetParam().bf16))
            GTEST_SKIP() << "this processor lacks the instructions";
    }
};

/// Without the tile kernel: which kernel runs then depends on the rows.
class PanelsOn : public LinearOn { };

/// An fp32 sum of K products is off by at most K·2⁻²⁴ of the sum of magnitudes (Higham, Accuracy and Stability, 3.1);
/// one more for the bias, one for the epilogue.
double bound(int64_t inner, double size) { return static_cast<double>(inner + 2) * std::ldexp(1.0, -24) * size; }

void expectExact(Product& product, Shape shape, int rows)
{
    int checked = 0;
    // Every 61st output, and the last panel whole: fp64 of all would take minutes.
    for (int row = 0; row < rows; ++row)
        for (int64_t n = row % 61; n < shape.outer; n += n >= shape.outer - panelWidth ? 1 : 61) {
            const auto exact = product.exact(row, n);
            ASSERT_NEAR(product.y(row)[n], exact.sum, bound(shape.inner, exact.size))
                << "row " << row << " output " << n;
            ++checked;
        }
    EXPECT_GE(checked, std::min<int64_t>(rows, shape.outer));
}

} // namespace

TEST_P(LinearOn, AgreesWithFp64AtEveryPresetsShapes)
{
    std::set<int64_t> inners;
    for (const Shape& shape : presetShapes()) {
        inners.insert(shape.inner);
        const int rows = GetParam().roundsX() ? 5 : 3;
        Product product(GetParam(), shape, rows);
        EXPECT_EQ(product.kernelName(rows), GetParam().name);
        product.run(0, rows);
        expectExact(product, shape, rows);
    }
    for (const int64_t inner : {768, 1600, 4096, 4544, 14336, 18944, 28672})
        EXPECT_TRUE(inners.contains(inner)) << inner;
}

TEST_P(LinearOn, AgreesWithFp64ForAnyNumberOfRows)
{
    const Shape shape{160, 512};
    for (const int rows : {1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 32, 33, 48, 95, 96, 97, 130}) {
        if (GetParam().roundsX() && rows < 4)
            continue; // left to the panel kernel
        Product product(GetParam(), shape, rows);
        EXPECT_EQ(product.kernelName(rows), GetParam().name);
        product.run(0, rows);
        expectExact(product, shape, rows);
    }
}

TEST_P(LinearOn, AgreesWithFp64WherePanelsAndBlocksAreNotFull)
{
    for (const Shape shape : {Shape{50257, 64}, Shape{600, 48}, Shape{1, 2}, Shape{33, 770}}) {
        const int rows = 4;
        Product product(GetParam(), shape, rows);
        product.run(0, rows);
        expectExact(product, shape, rows);
        for (int64_t n = shape.outer; n < padded(shape.outer); ++n)
            EXPECT_EQ(product.y(1)[n], 0.0f) << "beyond the end, at " << n;
    }
}

TEST_P(PanelsOn, ARowDoesNotDependOnItsCompany)
{
    const Shape shape{96, 768};
    Product product(GetParam(), shape, 16);
    product.run(0, 16);
    std::vector<float> together(product.y(0), product.y(15) + shape.outer);
    for (int row = 0; row < 16; ++row)
        product.run(row, 1);
    EXPECT_EQ(std::vector<float>(product.y(0), product.y(15) + shape.outer), together);
}

TEST_P(LinearOn, EpiloguesFollowTheirFormulas)
{
    const Shape shape{96, 64};
    const int rows = 4;
    for (const Epilogue epilogue : {Epilogue::AddTo, Epilogue::Gelu, Epilogue::GeluErf, Epilogue::Silu}) {
        Product product(GetParam(), shape, rows);
        for (int row = 0; row < rows; ++row)
            std::fill_n(product.y(row), shape.outer, 0.75f);
        product.run(0, rows, epilogue);
        for (int64_t n = 0; n < shape.outer; ++n) {
            const auto [sum, size] = product.exact(2, n);
            const double tanhGelu =
                0.5 * sum * (1 + std::tanh(std::sqrt(2 / M_PI) * (sum + 0.044715 * sum * sum * sum)));
            const double expected = epilogue == Epilogue::AddTo ? sum + 0.75
                : epilogue == Epilogue::Gelu                    ? tanhGelu
                : epilogue == Epilogue::GeluErf                 ? 0.5 * sum * (1 + std::erf(sum / std::sqrt(2.0)))
                                                                : sum / (1 + std::exp(-sum));
            // Slopes of the activations stay below 1.2; the exponential adds a few units in the last place.
            EXPECT_NEAR(product.y(2)[n], expected, 1.2 * bound(shape.inner, size) + 1e-6 * std::abs(expected));
        }
    }
}

TEST_P(LinearOn, AnEmbeddingsRowIsReadBackFromTheHead)
{
    const Shape shape{600, 48};
    Product product(GetParam(), shape, 1);
    std::vector<float> row(shape.inner);
    std::fill_n(product.x(0), shape.inner, 0.0f);
    product.matrix().unpackRow(577, row.data());
    for (int64_t k = 0; k < shape.inner; ++k) {
        product.x(0)[k] = 1;
        const double weight = product.exact(0, 577).sum;
        product.x(0)[k] = 0;
        EXPECT_FLOAT_EQ(row[k], static_cast<float>(weight - product.exact(0, 577).sum));
    }
}

namespace {

const auto panelKernels = testing::Values(
    LinearVariant{InstructionSet::Baseline, WeightType::Fp32, Bf16Kernel::Panels, "fp32 panels baseline"},
    LinearVariant{InstructionSet::Avx2, WeightType::Fp32, Bf16Kernel::Panels, "fp32 panels avx2"},
    LinearVariant{InstructionSet::Avx512, WeightType::Fp32, Bf16Kernel::Panels, "fp32 panels avx512"},
    LinearVariant{InstructionSet::Baseline, WeightType::Bf16, Bf16Kernel::Panels, "bf16 panels baseline"},
    LinearVariant{InstructionSet::Avx2, WeightType::Bf16, Bf16Kernel::Panels, "bf16 panels avx2"},
    LinearVariant{InstructionSet::Avx512, WeightType::Bf16, Bf16Kernel::Panels, "bf16 panels avx512"});
const auto roundingVariants = testing::Values(
    LinearVariant{InstructionSet::Avx512, WeightType::Bf16, Bf16Kernel::Pairs, "bf16 pairs avx512_bf16"},
    LinearVariant{InstructionSet::Avx512, WeightType::Bf16, Bf16Kernel::Tiles, "bf16 tiles amx"});

std::string linearVariantName(const testing::TestParamInfo<LinearVariant>& parameter)
{
    std::string name = parameter.param.name;
    std::replace(name.begin(), name.end(), ' ', '_');
    return name;
}

} // namespace

INSTANTIATE_TEST_SUITE_P(Panels, LinearOn, panelKernels, linearVariantName);
INSTANTIATE_TEST_SUITE_P(Panels, PanelsOn, panelKernels, linearVariantName);
INSTANTIATE_TEST_SUITE_P(Rounding, LinearOn, roundingVariants, linearVariantName);
