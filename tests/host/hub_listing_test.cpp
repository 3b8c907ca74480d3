// SPDX-License-Identifier: GPL-3.0-or-later
// What is read of a hub's listing, what is chosen of it, and what a hostile one can't do.
#include <tests/support/qt_tests.h>

#include <host/hub_files.h>
#include <host/hub_listing.h>

#include <QTest>

using namespace throughline;

namespace {

const std::string listedCommit(40, 'c');
const std::string blobSum(40, '1');
const std::string largeSum(64, '2');

std::string listingOf(const std::string& siblings)
{
    return R"({"sha":")" + listedCommit + R"(","siblings":[)" + siblings + "]}";
}

std::string sibling(const std::string& name, const std::string& rest)
{
    return R"({"rfilename":")" + name + "\"" + rest + "}";
}

std::string small(const std::string& name) { return sibling(name, R"(,"size":3,"blobId":")" + blobSum + "\""); }

std::string saidBy(const std::string& json)
{
    const auto listing = readListing(json, "the hub's answer");
    if (!listing)
        return sentence(listing.error());
    const auto needed = neededFiles(*listing, "a/b");
    return needed ? std::string() : sentence(needed.error());
}

} // namespace

class HubListingTest : public QObject {
    Q_OBJECT
private slots:
    void sizesAndChecksumsAreRead();
    void namesThatLeadElsewhereAreNotSeen_data();
    void namesThatLeadElsewhereAreNotSeen();
    void whatIsNeededInItsOrder();
    void oneFileOfWeightsGoesBeforeShards();
    void hostileListingsAreRefused_data();
    void hostileListingsAreRefused();
};

void HubListingTest::sizesAndChecksumsAreRead()
{
    const std::string large = sibling("model.safetensors",
        R"(,"size":7,"blobId":")" + blobSum + R"(","lfs":{"sha256":")" + largeSum + R"(","size":7,"pointerSize":1})");
    const auto listing = readListing(listingOf(small("config.json") + "," + large), "x");
    QVERIFY(listing);
    QCOMPARE(listing->commit, listedCommit);
    QCOMPARE(listing->files, (std::vector<HubFile>{{"config.json", 3, blobSum}, {"model.safetensors", 7, largeSum}}));
}

void HubListingTest::namesThatLeadElsewhereAreNotSeen_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"../config.json", "/etc/config.json", "a/config.json", "..", ".", "", "a\\\\b", "a\\u0000",
             "\\n", "caf\\u00e9", "a b"})
        QTest::newRow(*name ? name : "empty") << name;
}

void HubListingTest::namesThatLeadElsewhereAreNotSeen()
{
    QFETCH(const QString, name);
    const auto listing = readListing(listingOf(small(name.toStdString())), "x");
    QVERIFY(listing);
    QVERIFY(listing->files.empty());
}

void HubListingTest::whatIsNeededInItsOrder()
{
    std::string all;
    for (const char* name : {"merges.txt", "vocab.json", "tokenizer.model", "tokenizer.json", "added_tokens.json",
             "special_tokens_map.json", "tokenizer_config.json", "generation_config.json", "config.json",
             "model.safetensors.index.json", "model-00001-of-00001.safetensors", "pytorch_model.bin",
             "pytorch_model.bin.index.json", "tf_model.h5", "flax_model.msgpack", "x.gguf", "x.pt", "README.md",
             ".gitattributes", "consolidated.safetensors", "chat_template.jinja"})
        all += (all.empty() ? "" : ",") + small(name);
    const auto needed = neededFiles(*readListing(listingOf(all), "x"), "a/b");
    QVERIFY(needed);
    std::vector<std::string> names;
    for (const HubFile& file : needed->files)
        names.push_back(file.name);
    QCOMPARE(names,
        (std::vector<std::string>{"config.json", "generation_config.json", "tokenizer_config.json",
            "special_tokens_map.json", "added_tokens.json", "tokenizer.json", "tokenizer.model", "vocab.json",
            "merges.txt", "model.safetensors.index.json"}));
    QCOMPARE(needed->index->name, std::string("model.safetensors.index.json"));
}

void HubListingTest::oneFileOfWeightsGoesBeforeShards()
{
    const auto needed = neededFiles(*readListing(listingOf(small("config.json") + "," + small("model.safetensors") + ","
                                                     + small("model.safetensors.index.json")),
                                        "x"),
        "a/b");
    QVERIFY(needed);
    QCOMPARE(needed->files.size(), std::size_t{2});
    QVERIFY(!needed->index);
}

void HubListingTest::hostileListingsAreRefused_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const std::string& json, const char* said) {
        QTest::newRow(name) << QString::fromStdString(json) << QString(said);
    };
    const auto with = [](const std::string& sum) { return R"(,"size":3,"blobId":")" + sum + "\""; };
    const char* unmeasured = "a/b: the hub gives no size or no checksum of config.json; use a hub that does.";
    const char* weights = "a/b: has no safetensors weights; choose a model or a revision with model.safetensors.";
    row("twice", listingOf(small("config.json") + "," + small("config.json")),
        "the hub's answer: lists config.json twice.");
    row("siblings of other kinds", listingOf("1,null,[],\"config.json\"," + small("config.json")), weights);
    row("a name that is a number", listingOf(R"({"rfilename":7})"),
        "a/b: has no config.json; choose a model in Hugging Face form.");
    const std::string end = listingOf(small("config.json") + "," + small("model.safetensors"));
    row("all well", end, "");
    const auto broken = [&](const std::string& rest) {
        return listingOf(sibling("config.json", rest) + "," + small("model.safetensors"));
    };
    row("no size", broken(R"(,"blobId":")" + blobSum + "\""), unmeasured);
    row("negative size", broken(R"(,"size":-1,"blobId":")" + blobSum + "\""), unmeasured);
    row("huge size", broken(R"(,"size":18446744073709551615,"blobId":")" + blobSum + "\""), unmeasured);
    row("a fraction as size", broken(R"(,"size":1.5,"blobId":")" + blobSum + "\""), unmeasured);
    row("no checksum", broken(R"(,"size":3)"), unmeasured);
    row("a path as checksum", broken(with("../../../../../../../../etc/passwd-12345678")), unmeasured);
    row("upper case", broken(with(std::string(40, 'A'))), unmeasured);
    row("short checksum", broken(with(std::string(39, 'a'))), unmeasured);
    row("SHA-1 of a large file", broken(with(blobSum) + R"(,"lfs":{"sha256":")" + blobSum + R"(","size":3})"),
        unmeasured);
    row("large file without checksum", broken(with(blobSum) + R"(,"lfs":{"size":3})"), unmeasured);
    row("truncated", end.substr(0, end.size() - 2),
        "the hub's answer, line 1, column 246: syntax error while parsing array - unexpected end of input; expected "
        "']'.");
}

void HubListingTest::hostileListingsAreRefused()
{
    QFETCH(const QString, json);
    QFETCH(const QString, said);
    QCOMPARE(QString::fromStdString(saidBy(json.toStdString())), said);
}

THROUGHLINE_QTEST(HubListingTest)
#include "hub_listing_test.moc"
