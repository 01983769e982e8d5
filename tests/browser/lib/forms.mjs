// A questionnaire with an item on safety: the published one, where its files are at hand, or else one
// with its codes and in words of our own.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const PUBLISHED = ["phq-9.fhir.json", "ll358-3.derived.valueset.json"];
const OWN = ["phq-9.json", "ll358-3.valueset.json"];

// The same folder as for the tests of the import: KITH_PUBLIC_FILES, or one beside the checkout.
export function safetyForm() {
  const { KITH_PUBLIC_FILES: named } = process.env;
  const folder = named ?? join(dirname(ROOT), "shared", "questionnaires");
  const published = PUBLISHED.map((name) => join(folder, name));
  if (named || published.every(existsSync)) return { published: true, files: published };
  const own = OWN.map((name) => join(ROOT, "crates/kith-fhir/tests/forms", name));
  return { published: false, files: own };
}
