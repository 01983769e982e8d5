// The site that "Leave now" opens, played on this machine: any host, with or without TLS. The
// browser is told to find every other host here, so no test reaches the network.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PAGE = "<!doctype html><title>Weather</title><h1>Weather</h1><p>Light rain.</p>";

export async function startNeutral() {
  const site = { delay: 0, port: 0, asked: [], referrers: [], close: () => door.close() };
  const answer = (request, response) => {
    site.asked.push(request.headers.host + request.url);
    const from = request.headers.referer;
    if (from && new URL(from).host !== request.headers.host) site.referrers.push(from);
    setTimeout(() => {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
      response.end(PAGE);
    }, site.delay);
  };
  const plain = http.createServer(answer);
  const secret = https.createServer(selfSigned(), answer);
  // The first byte of a TLS connection is 22; everything else is plain HTTP.
  const door = net.createServer((socket) => {
    socket.once("error", () => socket.destroy());
    socket.once("data", (first) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === 22 ? secret : plain).emit("connection", socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise((done) => door.listen(0, "127.0.0.1", done));
  site.port = door.address().port;
  return site;
}

function selfSigned() {
  const folder = mkdtempSync(join(tmpdir(), "neutral-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  execFileSync(
    "openssl",
    ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"].concat(
      ["-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=neutral.example"],
    ),
    { stdio: "ignore" },
  );
  const pair = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return pair;
}
