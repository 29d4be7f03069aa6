# What the program says at the terminal.
check-ok-short = { $file }: sound
serve-listening = Quorate serves { $address } on { $database }
serve-workflows = { $count ->
    [one] 1 procedure loaded
   *[other] { $count } procedures loaded
    }
serve-broken = { $file } does not load: { $count } errors, see quorate check
serve-first = First start. Open { $link } to choose your county and begin
serve-fingerprint = The certificate is of our own making: browsers warn once. Compare its SHA-256 fingerprint with this one: { $fingerprint }
serve-open = quorate: others on this network can read passwords on their way here. Use --lan, or a proxy with HTTPS before it.
serve-stop = Stopped.
rebuilt = { $count } cases rebuilt from the record.
audit-none = There is no case { $case } in this database.
token-made = Token for { $person }, shown this once: { $token }
token-revoked = { $count } tokens revoked.
demo-title = Demo: Yuping Dong Autonomous County founds its committee. Offices are real, people and papers invented.
demo-step = { $done } of { $all }  { $what }
demo-verdict = Verdict on the founded case
demo-case = { $title }: { $link }
demo-visit = Come in as anybody, with one click: { $link }
demo-links = One-time sign-in links
demo-stay = The server stays up at { $address }. Stop it with Ctrl-C.
demo-founded = Founding case
demo-returned = Returned from coordination to plan
demo-waiting = Waiting for offices
verdict-complete = complete
verdict-incomplete = not complete
verdict-source = What the source text asks
verdict-adds = What this procedure adds
verdict-counts = { $force } { $kept } of { $all }
verdict-doubts = { $count ->
    [0] no doubts
    [one] 1 doubt
   *[other] { $count } doubts
    }
verdict-evidence = Evidence
verdict-later = recorded later: { $count }
verdict-returns = returns: { $count }
verdict-entries = entries { $list }
verdict-no-entry = no entry
demo-not-empty = { $database } is not empty: the demo wants a database of its own.
demo-token = A token of the civil affairs bureau, for trying curl:
    export TOKEN={ $token }
begin-already = { $code } has begun already; nothing was changed.
