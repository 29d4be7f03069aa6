#!/usr/bin/env bash
# Founds a committee over HTTP as eleven offices, with nothing but curl, the json of python3 and the OpenAPI document.
#
#   tests/founding.sh http://127.0.0.1:8080 TOKENS
#
# TOKENS is a file with a line for everybody who acts: a name and a token, as `quorate token create` makes them. The
# names are the eleven offices, whose section heads act, and `secretary` for the head of the League committee.
set -euo pipefail

base=$1
declare -A token path
while read -r who secret; do token[$who]=$secret; done <"$2"

# json EXPRESSION: what it says of `it`, the JSON on standard input.
json() { python3 -c 'import json, sys; it = json.load(sys.stdin); print(eval(sys.argv[1]))' "$1"; }

call() { curl --silent --show-error --fail-with-body "$@"; }

# Where each operation is. Nothing else is known of the server.
while read -r operation where; do path[$operation]=$where; done < <(
    call "$base/api/v1/openapi.json" | json '"\n".join(
        f"{one['\''operationId'\'']} {where}" for where, item in it["paths"].items() for one in item.values())'
)

# url OPERATION NAME=VALUE …: the address of an operation, its parameters filled in.
url() {
    local where=${path[$1]} given
    for given in "${@:2}"; do where=${where//"{${given%%=*}}"/"${given#*=}"}; done
    echo "$base$where"
}

# get WHO ADDRESS
get() { call -H "Authorization: Bearer ${token[$1]}" "$2"; }

# post WHO ADDRESS BODY: with an id, so that it can be sent again.
post() {
    call -H "Authorization: Bearer ${token[$1]}" -H 'Content-Type: application/json' -H "Idempotency-Key: $RANDOM$RANDOM$RANDOM" \
        --data "$3" "$2"
}

# paper WHO PAPER [MORE]: stores a small file, and prints the paper as an act takes it.
paper() {
    local digest
    digest=$(echo "$2" | call -H "Authorization: Bearer ${token[$1]}" --data-binary @- "$(url store_artifact)?name=$2.txt" |
        json 'it["digest"]')
    echo "{\"paper\": \"$2\", \"files\": [\"$digest\"]${3:+, $3}}"
}

# lead ACT BODY: what the League committee does to the case.
lead() {
    post league "$(url "$1" "case=$case")" "$2" >/dev/null
    echo "league: $1"
}

# act WHO OFFICE TASK ACT BODY: what somebody does to a task that lies in the queue of an office.
act() {
    local key
    key=$(get "$1" "$(url get_queue "office=$2")?case=$case&limit=200" |
        json "[t['key'] for t in it['tasks'] if t['task'] == '$3' and not t['waiting']][0]")
    post "$1" "$(url "$4" "case=$case" "task=$key")" "$5" >/dev/null
    echo "$2: $4 $3"
}

case=$(post league "$(url open_case)" '{"procedure": "county-work-committee"}' | json 'it["case"]')

# 二.1 survey
act league league survey-county submit '{"work": {"papers": ['"$(paper league survey-report)"'],
    "covered": ["县域农村经济发展状况", "合作组织发展现状", "基层党团组织建设", "团员青年等情况"]}}'

# 二.2 plan
lead set_parameter '{"parameter": "committee_size", "value": 1, "decided_by": "书记办公会"}'
lead set_parameter '{"parameter": "large_members", "value": null, "decided_by": "书记办公会"}'
people='{"seat": "secretary", "name": "甲", "person": "league-deputy-lead", "party": "league", "position": "league-deputy"}'
for party in organization agriculture cooperatives management commerce science civil; do
    people+=", {\"seat\": \"deputies\", \"name\": \"$party\", \"party\": \"$party\", \"position\": \"section-head\"}"
done
people+=', {"seat": "committee", "name": "乙", "pool": "乡镇团委负责人"}'
act league league draft-leadership submit "{\"work\": {\"papers\": [$(paper league draft-roster)], \"roster\": [$people]}}"
act league league classify submit '{"work": {"papers": ['"$(paper league classification)"'],
    "facts": {"similar_cooperatives": 1}}}'
act league league lay-out-branches submit '{"work": {"choices": ["联合组建"]}}'
lead lapse '{"of": "lay-out-groups"}'
act league league write-plan submit '{"work": {"papers": [
    '"$(paper league work-plan '"sections": ["班子成员", "组织层级"]')"']}}'

# 二.3 coordination
lead set_parameter '{"parameter": "reply_days", "value": 10, "decided_by": "书记"}'
lead bind_party '{"party": "associations", "offices": []}'
act organization organization organization-consent reply '{"stance": "agree"}'
act bank bank finance-and-associations reply '{"stance": "agree"}'
for bureau in agriculture cooperatives management science civil tax finance; do
    act $bureau $bureau bureaus reply '{"stance": "agree"}'
done
act commerce commerce bureaus reply '{"stance": "object", "opinion": "范围有交叉"}'
objection=$(get league "$(url get_case "case=$case")" |
    json '[t["key"] for t in it["tasks"] if (t["reply"] or {}).get("stance") == "object"][0]')
post league "$(url dispose "case=$case" "task=$objection")" '{"disposal": "partly", "reason": "在筹备中写明"}' >/dev/null
lead close_stage '{}'

# 二.4 preparation, request and reply
lead lapse '{"of": "name-section-heads"}'
members=
for party in agriculture cooperatives organization management commerce science civil tax finance; do
    person=$(get $party "$(url me)" | json 'it["person"]')
    members+="${members:+, }{\"name\": \"$party\", \"person\": \"$person\", \"party\": \"$party\", \"rank\": \"section-head\"}"
done
act league league form-group submit "{\"work\": {\"papers\": [$(paper league group-notice)], \"members\": [$members]}}"
group=$case-preparatory-group
act agriculture "$group" submit-request submit '{"work": {"papers": ['"$(paper agriculture request)"']}}'
lead set_parameter '{"parameter": "approval_days", "value": 10, "decided_by": "书记"}'
act secretary league founding-reply decide '{"outcome": "agreed", "papers": ['"$(paper secretary reply)"']}'
act agriculture "$group" prepare-conference submit '{"work": {"facts": {"specialised_exists": "无"}, "papers": [
    '"$(paper agriculture invitation)"',
    '"$(paper agriculture work-report '"sections": ["筹备工作", "成立的目的", "成立的意义", "工作打算"]')"']}}'

# 二.5 the founding meeting, held on the day the case last moved
day=$(get league "$(url get_case "case=$case")" | json 'it["moved"][:10]')
came=
for party in agriculture cooperatives organization management commerce science civil tax finance; do
    came+="${came:+, }{\"party\": \"$party\", \"name\": \"$party\", \"rank\": \"deputy-lead\"}"
done
act league league conference record_meeting '{"held_on": "'"$day"'", "attendance": ['"$came"'],
    "agenda": [{"title": "宣读成立文件", "held": true}, {"title": "工作报告", "held": true}, {"title": "领导讲话", "held": true}],
    "papers": ['"$(paper league attendance)"']}'

verdict=$(get league "$(url get_verdict "case=$case")" | json '"complete" if it["complete"] else "not complete"')
echo "$case: $verdict"
[ "$verdict" = complete ]
