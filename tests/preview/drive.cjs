// Opens pages in Chromium as it is told: a line of JSON for each page comes in, one with what was seen goes out.
"use strict";
const { createInterface } = require("node:readline");
const puppeteer = require("puppeteer-core");
const axe = require("axe-core");

// What a step asks for. `until` waits for a page to be so; nothing here waits for a time.
const STEPS = {
  ask: (page, code) => page.evaluate(code),
  until: async (page, code) => void (await page.waitForFunction(code, { timeout: 60_000 })),
  press: (page, key) => page.keyboard.press(key),
  type: (page, text) => page.keyboard.type(text),
  click: (page, selector) => page.click(selector),
  clickAt: (page, [x, y]) => page.mouse.click(x, y),
  attach: async (page, path) => (await page.$("#file")).uploadFile(path),
  axe: async (page) => {
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate("axe.run()");
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  },
  print: async (page, path) => void (await page.pdf({ path })),
  shot: async (page, path) => void (await page.screenshot({ path })),
};

const look = async (browser, { address, width, height, theme, langs, steps }) => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const seen = { requests: [], said: [], answers: [] };
  page.on("request", (request) => seen.requests.push(request.url()));
  // What the policy forbids was never sent.
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "csp";
    if (/csp/i.test(reason)) seen.requests.splice(seen.requests.indexOf(request.url()), 1);
  });
  page.on("console", (message) => seen.said.push(message.text()));
  page.on("pageerror", (error) => seen.said.push(String(error)));
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
  await page.evaluateOnNewDocument((tags) => {
    Object.defineProperty(navigator, "languages", { get: () => tags });
  }, langs);
  await page.goto(address, { waitUntil: "load" });
  for (const [name, argument] of steps) seen.answers.push((await STEPS[name](page, argument)) ?? null);
  await context.close();
  return seen;
};

const main = async () => {
  const browser = await puppeteer.launch({
    executablePath: process.argv[2],
    headless: true,
    // Root can't have a sandbox, and containers often neither; the pages are our own.
    args: ["--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required"],
  });
  for await (const line of createInterface({ input: process.stdin })) {
    const seen = await look(browser, JSON.parse(line)).catch((error) => ({ fault: String(error.stack) }));
    process.stdout.write(`${JSON.stringify(seen)}\n`);
  }
  await browser.close();
};

main();
