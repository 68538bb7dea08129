"""Walks through a running server's pages in headless Chromium, over the DevTools protocol: walk.py CHROMIUM URL FOLDER PATH...

Every page in light and dark: what it logs as an error, and, where the variable AXE names a file of axe-core (axe.min.js),
what that finds. Then, with the keyboard alone: the skip link, the way to search, the facts of an article. Then every button
of "Download" on a list: a file of that name comes, and is not empty. The standard library is all that this needs.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import time


class Browser:
    """A Chromium that is spoken to through two pipes, a message each ended by a zero byte."""

    def __init__(self, program, folder):
        to_browser, self.out = os.pipe()
        self.inp, from_browser = os.pipe()

        def hand_over():
            # Chromium reads from 3 and writes to 4. Neither may be lost to the other's move.
            high = [os.dup(to_browser), os.dup(from_browser)]
            while high[0] < 5 or high[1] < 5:
                high = [os.dup(number) for number in high]
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             f"--user-data-dir={folder}/profile", "about:blank"],
            preexec_fn=hand_over, pass_fds=(3, 4, to_browser, from_browser),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.buffer = b""
        self.number = 0
        self.events = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Log"]:
            self.tell(f"{domain}.enable")

    def call(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.out, data):]
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def tell(self, method, **parameters):
        return self.call(method, session=self.session, **parameters)

    def receive(self):
        while b"\0" not in self.buffer:
            data = os.read(self.inp, 1 << 16)
            if not data:
                raise RuntimeError("chromium is gone")
            self.buffer += data
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def wait_for(self, event):
        while True:
            found = [e for e in self.events if e.get("method") == event]
            if found:
                return found[0]
            self.events.append(self.receive())

    def open(self, url):
        self.events = []
        self.tell("Page.navigate", url=url)
        self.wait_for("Page.loadEventFired")

    def errors(self):
        """What the page has logged since it was opened."""
        for event in self.events:
            if event.get("method") == "Runtime.exceptionThrown":
                yield event["params"]["exceptionDetails"]["text"]
            entry = event.get("params", {}).get("entry", {})
            if event.get("method") == "Log.entryAdded" and entry["level"] == "error":
                yield entry["text"]

    def value(self, expression):
        answer = self.tell("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return answer["result"].get("value")

    def press(self, key, code, text=None):
        kind = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        self.tell("Input.dispatchKeyEvent", type="keyDown", **kind, **({"text": text} if text else {}))
        self.tell("Input.dispatchKeyEvent", type="keyUp", **kind)

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=20)


failures = 0


def check(is_right, words):
    global failures
    if not is_right:
        failures += 1
        print(f"FAILED: {words}")


def look(browser, url, path, axe):
    for scheme in ["light", "dark"]:
        browser.tell(
            "Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        browser.open(url + path)
        if axe:
            browser.value(axe + "; 0")
            found = browser.value(
                "axe.run().then(r => r.violations.map(v => v.id + ' (' + v.impact + ') ' + v.nodes.length"
                " + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.html.slice(0, 120)"
                " + (n.any[0] ? ' ' + n.any[0].message : '')).join(' | ')))")
            for finding in found:
                check(False, f"{path} in {scheme}: axe: {finding}")
        for error in browser.errors():
            check(False, f"{path} in {scheme}: {error}")


FOCUS = """(() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  return {tag: at.tagName, id: at.id, text: at.textContent.slice(0, 40), skip: at.classList.contains('skip'),
    isMain: !!at.closest('main'), isAside: !!at.closest('aside'), isSeen: style.outlineStyle !== 'none'};
})()"""


def walk(browser, url, path):
    """With the Tab key from the top of an article to its facts; and to the search field."""
    browser.open(url + path)
    browser.press("Tab", 9)
    first = browser.value(FOCUS)
    check(first["skip"], f"{path}: the first Tab leads to {first}, not to the skip link")
    browser.press("Enter", 13, "\r")
    steps = 0
    while steps < 25:
        steps += 1
        browser.press("Tab", 9)
        focus = browser.value(FOCUS)
        check(focus["isMain"], f"{path}: behind the skip link Tab leads to {focus}")
        check(focus["isSeen"], f"{path}: the focus does not show on {focus}")
        if focus["isAside"]:
            break
        if focus["skip"]:
            browser.press("Enter", 13, "\r")
    check(steps < 25, f"{path}: no fact within {steps} steps of the keyboard")
    print(f"{path}: {steps} steps of the keyboard from the skip link to the first fact")
    browser.open(url + path)
    browser.press("/", 191, "/")
    focus = browser.value("[document.activeElement.id, document.activeElement.value]")
    check(focus == ["search-words", ""], f"{path}: the key / leads to {focus}")


def download(browser, url, path, folder):
    """Every button of "Download" on a page."""
    browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
    browser.open(url + path)
    labels = browser.value("[...document.querySelectorAll('.take-away a')].map(a => a.textContent)")
    check(len(labels) > 2, f"{path}: what can be downloaded is {labels}")
    for number, label in enumerate(labels):
        before = {file.name for file in folder.iterdir()}
        browser.value(f"document.querySelectorAll('.take-away a')[{number}].click()")
        end = time.monotonic() + 20
        new = []
        while not new and time.monotonic() < end:
            new = [f for f in folder.iterdir() if f.name not in before and not f.name.endswith(".crdownload")]
            time.sleep(0.05)
        check(new and new[0].stat().st_size > 0, f"{path}: {label} gives no file")
        print(f"{path}: {label}: {new[0].name if new else 'nothing'}")


def main():
    program, url, folder, *paths = sys.argv[1:]
    file = os.environ.get("AXE")
    axe = pathlib.Path(file).read_text() if file and pathlib.Path(file).exists() else None
    if not axe:
        print("skipped: axe-core (the variable AXE names no file)")
    downloads = pathlib.Path(folder, "downloads")
    shutil.rmtree(downloads, ignore_errors=True)
    downloads.mkdir(parents=True)
    browser = Browser(program, folder)
    try:
        for path in paths:
            look(browser, url, path, axe)
        walk(browser, url, next(path for path in paths if path.startswith("/v1/articles/")))
        for path in ["/v1/events", "/v1/people", "/v1/connections"]:
            download(browser, url, path, downloads.absolute())
    finally:
        browser.close()
    print(f"{len(paths)} pages walked in light and dark, {failures} failures")
    return failures > 0


if __name__ == "__main__":
    sys.exit(main())
