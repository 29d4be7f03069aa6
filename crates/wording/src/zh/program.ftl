# 程序在终端里说的话。
check-ok-short = { $file }：没有问题
serve-listening = 成立有据已在 { $address } 提供服务，数据库 { $database }
serve-workflows = 已载入 { $count } 个工作流程
serve-broken = { $file } 没有载入：{ $count } 处错误，用 quorate check 查看
serve-first = 首次启动。请打开 { $link } 选县开始
serve-fingerprint = 证书由本程序自制，浏览器首次打开会提示风险。请核对其 SHA-256 指纹：{ $fingerprint }
serve-open = quorate：同一网络的其他人可能看到传输中的密码。请使用 --lan，或在前面设置 HTTPS 代理。
serve-stop = 已停止。
rebuilt = 已根据办理记录重建 { $count } 件事项。
audit-none = 这个数据库里没有事项 { $case }。
token-made = { $person } 的令牌，只显示这一次：{ $token }
token-revoked = 已停用 { $count } 个令牌。
demo-title = 演示：玉屏侗族自治县成立团工委。单位是真的，人员和材料是虚构的。
demo-step = { $done }/{ $all }  { $what }
demo-verdict = 已成立事项的核查意见
demo-case = { $title }：{ $link }
demo-visit = 点一下就能以任何人的身份进入：{ $link }
demo-links = 一次性登录链接
demo-stay = 服务仍在 { $address }，按 Ctrl-C 停止。
demo-founded = 成立事项
demo-returned = 从沟通协调退回制定方案
demo-waiting = 等各单位答复
verdict-complete = 齐全
verdict-incomplete = 不齐全
verdict-source = 原文所要求的
verdict-adds = 本流程所增加的
verdict-counts = { $force } { $kept }/{ $all }
verdict-doubts = { $count ->
    [0] 没有疑点
   *[other] { $count } 处疑点
    }
verdict-evidence = 凭据
verdict-later = 补录 { $count } 笔
verdict-returns = 退回 { $count } 次
verdict-entries = 第 { $list } 笔
verdict-no-entry = 没有记录
demo-not-empty = 数据库 { $database } 不是空的；演示只在空库里进行。
demo-token = 县民政局的接口令牌，供 curl 试用：
    export TOKEN={ $token }
begin-already = { $code } 已经有人在用了，没有改动。
