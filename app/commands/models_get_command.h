// SPDX-License-Identifier: GPL-3.0-or-later
// `throughline models get ORG/NAME[@REVISION]`: a model from a hub into the local cache. The window's picker starts
// this command as a child with --json.
//
// With --json standard output has one object a line; these keys stay, others may be added:
//   {"type":"progress","model":"ORG/NAME","file":"model.safetensors","bytesDone":1048576,"bytesTotal":550000000,
//    "filesDone":4,"filesTotal":7}
//       at the start of each file, at the end, and five times a second between; bytes and files are of all needed
//       ones, those included that were there already; "file" is "" once all are there
//   {"type":"waiting","model":"ORG/NAME","reason":"…; trying again in 2 s"}
// and last exactly one of
//   {"type":"done","model":"ORG/NAME","revision":"main","commit":"40 hex digits","folder":"…/snapshots/…",
//    "openAs":"ORG/NAME"}             exit status 0; "openAs" is what other commands call it
//   {"type":"failed","model":"ORG/NAME","error":"one sentence"}     exit status 1, or 2 for a name that is none
//   {"type":"cancelled","model":"ORG/NAME"}                         exit status 3, after SIGINT, SIGTERM or SIGHUP
// A reader that goes away ends it as well. What has come stays in all three cases: the same command goes on with it.
#pragma once

#include <app/invocation.h>

namespace CLI {
class App;
}

namespace throughline {

/// Below `models`.
void addModelsGetCommand(CLI::App& models, Invocation& chosen);

} // namespace throughline
