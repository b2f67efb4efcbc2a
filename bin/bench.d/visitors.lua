-- Asks for one of many addresses by chance, shows a session's cookie, and counts replies that are not the page.
-- Takes a file: the cookie, words that every page holds, then the addresses, each in its line.
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  wrong = 0
  requests = {}
  local lines = {}
  for line in io.lines(arguments[1]) do table.insert(lines, line) end
  local headers = {}
  if lines[1] ~= "" then headers["Cookie"] = lines[1] end
  expected = lines[2]
  for index = 3, #lines do table.insert(requests, wrk.format("GET", lines[index], headers)) end
  math.randomseed(20261120)
end

function request()
  return requests[math.random(#requests)]
end

function response(status, headers, body)
  if status ~= 200 or not string.find(body, expected, 1, true) then wrong = wrong + 1 end
end

function done(summary, latency, all)
  local errors = summary.errors
  local bad = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  for _, thread in ipairs(threads) do bad = bad + thread:get("wrong") end
  print(string.format("figures %d %.6f %.3f %.3f %d %d", summary.requests, summary.duration / 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, summary.bytes, bad))
end
