// Opens pages in headless Chromium and prints as JSON, page by page, all that is wrong with them:
// node check.mjs one.html other.html
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const validator = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:document"],
  // A team may have a long name.
  rules: { "long-title": "off" },
});
const EVERYTHING = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// The contrast takes most of the time: it is measured once in each scheme.
const SETTINGS = [
  { name: "wide", width: 1280, colorScheme: "light", asked: { runOnly: EVERYTHING } },
  { name: "narrow", width: 320, colorScheme: "light", asked: { runOnly: EVERYTHING, rules: { "color-contrast": { enabled: false } } } },
  { name: "dark", width: 1280, colorScheme: "dark", asked: { runOnly: ["color-contrast"] } },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  // A container's root may not make a sandbox.
  chromiumSandbox: process.getuid() !== 0,
});
const told = {};
const files = process.argv.slice(2);
// Two at a time, for two cores.
await Promise.all([looking(), looking()]);
await browser.close();
console.log(JSON.stringify(told));

async function looking() {
  for (let file = files.shift(); file; file = files.shift()) {
    const report = await validator.validateFile(file);
    const found = report.results.flatMap((one) =>
      one.messages.map(({ ruleId, message, line, column }) => `html ${ruleId}: ${message} (line ${line}:${column})`),
    );
    found.push(...(await looked(file)));
    told[basename(file)] = found;
  }
}

async function looked(file) {
  const found = [];
  const context = await browser.newContext();
  const page = await context.newPage();
  const own = pathToFileURL(file).href;
  page.on("request", (request) => request.url() === own || found.push(`fetches ${request.url()}`));
  page.on("console", (message) => found.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => found.push(`script: ${error.message}`));
  await page.goto(own);
  await page.evaluate(axe);
  for (const { name, width, colorScheme, asked } of SETTINGS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const options = { ...asked, resultTypes: ["violations"], selectors: false };
    const outcome = await page.evaluate((options) => window.axe.run(document, options), options);
    for (const one of outcome.violations) {
      found.push(`${name} ${one.id}: ${one.help}, ${one.nodes.length} times, first ${one.nodes[0].html.slice(0, 200)}`);
    }
    const [needed, given] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    if (needed > given) {
      found.push(`${name}: the page is ${needed} wide in a window of ${given}`);
    }
  }
  await context.close();
  return found;
}
