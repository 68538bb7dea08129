#!/usr/bin/env python3
"""Tests two servers of one corpus behind nginx, with dateline.conf as it stands apart from ports and TLS.

    python3 Config/nginx/replicas.py --binary .build/release/dateline

Needs nginx and wrk (Debian). Checks that cursors and conditional requests work across the two, that an article just
written is read back at once, and that no request fails while one server is killed and the other is rolled under
load. Loopback only, under two minutes; stops what it starts.
"""

import argparse
import contextlib
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(HERE, "../../Sources/SampleCorpus/Data/kazakhstan-january-2022.jsonl")
TOKEN = "secret-of-the-test"
TARGETS = ["/v1/people?limit=5", "/v1/articles", "/v1/events?type=PROTEST", "/v1/figures/series", "/v1/search?q=police"]


def check(is_right, what):
    if not is_right:
        sys.exit(f"replicas.py: not so: {what}")
    print(f"ok: {what}", flush=True)


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def ask(port, method, target, headers={}, body=None):
    """Status, header fields and body of one request."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request(method, target, body, {"Host": "news.example.org", **headers})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def wait_until(port, target="/readyz", seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            if ask(port, "GET", target)[0] == 200:
                return
        time.sleep(0.05)
    sys.exit(f"replicas.py: nothing ready on port {port} within {seconds} s")


class Server:
    """A dateline process that can be stopped and started anew."""

    def __init__(self, binary, corpus, port, *more):
        self.command = [binary, "--corpus", corpus, "--cache", "off", "--port", str(port),
                        "--allowed-hosts", "news.example.org", *more]
        self.port = port
        self.start()

    def start(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until(self.port)

    def stop(self, number):
        self.process.send_signal(number)
        return self.process.wait(timeout=20)


def configuration(folder, port, writer, replica):
    """dateline.conf for these ports, without TLS, in an nginx of its own."""
    with open(os.path.join(HERE, "dateline.conf")) as file:
        text = file.read()
    text = re.sub(r"^\s*ssl_\w+ .*\n", "", text, flags=re.M).replace("listen 443 ssl", f"listen 127.0.0.1:{port}")
    text = text.replace("127.0.0.1:8081", f"127.0.0.1:{writer}").replace("127.0.0.1:8082", f"127.0.0.1:{replica}")
    scratch = "".join(f"  {name}_temp_path {folder};\n"
                      for name in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"])
    path = os.path.join(folder, "nginx.conf")
    with open(path, "w") as file:
        file.write(f"daemon off;\npid {folder}/nginx.pid;\nerror_log {folder}/error.log;\nworker_processes 1;\n"
                   f"events {{ worker_connections 512; }}\nhttp {{\n  access_log off;\n{scratch}{text}}}\n")
    return path


def check_reading(writer, replica, front):
    for target in TARGETS:
        status, headers, body = ask(writer.port, "GET", target)
        other = ask(replica.port, "GET", target)
        check(status == 200 and body == other[2] and headers["ETag"] == other[1]["ETag"],
              f"{target}: the same bytes and ETag from both")
        one, two = (ask(port, "GET", target, {"If-None-Match": headers["ETag"]})[0] for port in (replica.port, front))
        check(one == two == 304, f"{target}: the ETag of one is a 304 at the other, and at the front")
    expected = [record["id"] for record in json.loads(ask(front, "GET", "/v1/people?limit=500&fields=id")[2])["data"]]
    ids, cursor, turn = [], "", 0
    while cursor is not None:
        port = (writer.port, replica.port, front)[turn % 3]
        page = json.loads(ask(port, "GET", f"/v1/people?limit=7&fields=id{cursor}")[2])
        ids += [record["id"] for record in page["data"]]
        cursor = f"&cursor={page['page']['next']}" if "next" in page["page"] else None
        turn += 1
    check(ids == expected and turn > 2, f"a list of {len(ids)} in {turn} pages, each from the next server in turn")


def check_writing(replica, front):
    headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}
    for number in range(20):
        path = f"/v1/articles/rain-{number}"
        article = {"id": f"rain-{number}", "title": "Rain", "text": f"Anna Quillfeather saw {number + 2} boats in Bergen."}
        status, answer, _ = ask(front, "POST", "/v1/articles", headers, json.dumps(article))
        if status != 201 or answer["Location"] is None:
            check(False, f"POST {path} is a 201 with a Location")
        if ask(front, "GET", path)[0] != 200 or ask(front, "GET", path)[0] != 200:
            check(False, f"GET {path} is a 200 at once")
        cookie = {"Cookie": answer["Set-Cookie"].split(";")[0]}
        for _ in range(2):
            people = json.loads(ask(front, "GET", "/v1/people?q=Quillfeather&fields=articleCount", cookie)[2])["data"]
            if [person["articleCount"] for person in people] != [number + 1]:
                check(False, f"whoever wrote {path} sees it counted at once, not {people}")
        changed = ask(front, "PUT", path, headers, json.dumps({**article, "title": "More rain"}))[0]
        if changed != 200 or b"More rain" not in ask(front, "GET", path, cookie)[2]:
            check(False, f"whoever changed {path} reads the change at once")
    check(True, "20 articles, each written, changed and read at once")
    wait_until(replica.port, "/v1/articles/rain-19")
    check(True, "the replica has them all by itself")
    deleted = [ask(front, "DELETE", f"/v1/articles/rain-{number}", headers)[0] for number in range(20)]
    check(deleted == [204] * 20, "20 articles deleted")


class Client(threading.Thread):
    """Asks in a loop, each answer read to its end; keeps what failed."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.port, self.count, self.failures, self.is_done = port, 0, [], threading.Event()

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        while not self.is_done.is_set():
            target = TARGETS[self.count % len(TARGETS)]
            self.count += 1
            try:
                connection.request("GET", target, headers={"Host": "news.example.org"})
                answer = connection.getresponse()
                answer.read()
                if answer.status != 200:
                    self.failures.append(f"{target}: {answer.status}")
            except (OSError, http.client.HTTPException) as error:
                self.failures.append(f"{target}: {error!r}")
                connection.close()
        connection.close()


def check_failing(front, killed, rolled, names):
    """Under load: SIGKILL to one and a start anew, then SIGTERM to the other and a start anew."""
    load = subprocess.Popen(["wrk", "-t1", "-c24", "-d10s", "-H", "Host: news.example.org",
                             f"http://127.0.0.1:{front}/v1/people?limit=5"], stdout=subprocess.PIPE, text=True)
    clients = [Client(front) for _ in range(4)]
    for client in clients:
        client.start()
    time.sleep(1.5)
    killed.stop(signal.SIGKILL)
    time.sleep(1.5)
    killed.start()
    time.sleep(1.5)
    code = rolled.stop(signal.SIGTERM)
    time.sleep(0.5)
    rolled.start()
    said = load.communicate(timeout=30)[0]
    for client in clients:
        client.is_done.set()
        client.join()
    failures = [failure for client in clients for failure in client.failures]
    check(code == 0, f"the {names[1]} ended with exit code 0 on SIGTERM")
    errors = re.findall(r"Non-2xx.*|Socket errors.*", said)
    check(not errors, f"{names[0]} killed, {names[1]} rolled: no failed request among wrk's "
          f"{re.search(r'([0-9]+) requests in', said)[1]} {' '.join(errors)}")
    check(not failures, f"none among {sum(client.count for client in clients)} of the other clients' {failures[:3]}")


def main():
    parser = argparse.ArgumentParser(description="Test replicas of dateline behind nginx.")
    parser.add_argument("--binary", required=True)
    binary = os.path.abspath(parser.parse_args().binary)
    for tool in ("nginx", "wrk"):
        if shutil.which(tool) is None:
            sys.exit(f"replicas.py: {tool} is not installed")
    ports = free_ports(3)
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as started:
        os.chmod(folder, 0o755)
        corpus = os.path.join(folder, "corpus")
        os.mkdir(corpus)
        shutil.copy(SAMPLE, os.path.join(corpus, "sample.jsonl"))

        def start(*arguments):
            server = Server(binary, corpus, *arguments)
            started.callback(lambda: server.process.poll() is None and server.stop(signal.SIGKILL))
            return server

        writer = start(ports[0], "--write-token", TOKEN, "--scan-interval", "2")
        replica = start(ports[1], "--scan-interval", "2")
        path = configuration(folder, ports[2], *ports[:2])
        proxy = subprocess.Popen(["nginx", "-c", path, "-e", os.path.join(folder, "error.log")])
        started.callback(lambda: (proxy.terminate(), proxy.wait(timeout=20)))
        wait_until(ports[2])
        check_reading(writer, replica, ports[2])
        check_writing(replica, ports[2])
        time.sleep(3)
        check_failing(ports[2], replica, writer, ("the replica", "writer"))
        time.sleep(1.5)
        check_failing(ports[2], writer, replica, ("the writer", "replica"))


if __name__ == "__main__":
    main()
