// SPDX-License-Identifier: GPL-3.0-or-later
// NIST's example vectors, and digests in pieces.
#include <checkpoint/sha256.h>

#include <gtest/gtest.h>

using namespace throughline;

TEST(Sha256, GivesTheExampleDigests)
{
    EXPECT_EQ(sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256Hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(
        sha256Hex(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, PiecesGiveTheDigestOfTheWhole)
{
    std::string text;
    for (int i = 0; i < 300; ++i)
        text += static_cast<char>(i * 7);
    for (std::size_t length = 0; length <= text.size(); ++length) { // every place of the padding in a block
        Sha256 sha;
        sha.update(std::string_view(text).substr(0, length / 3));
        sha.update(std::string_view(text).substr(length / 3, length - length / 3));
        EXPECT_EQ(sha.hexDigest(), sha256Hex(text.substr(0, length)));
    }
}
