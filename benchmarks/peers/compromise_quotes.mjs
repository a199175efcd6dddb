// Prints how many quotations compromise finds in each text whose path is given on standard input, a line each.
import { readFileSync } from "node:fs";
import nlp from "compromise";

for (const path of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const found = nlp(readFileSync(path, "utf8")).quotations().json({ offset: true });
  console.log(`${path}\t${found.length}`);
}
