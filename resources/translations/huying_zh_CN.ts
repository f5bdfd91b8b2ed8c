<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ClockText</name>
    <message>
        <source>Mon,Tue,Wed,Thu,Fri,Sat,Sun</source>
        <translation>周一,周二,周三,周四,周五,周六,周日</translation>
    </message>
    <message>
        <source>{weekday} {month}/{day}</source>
        <translation>{month}月{day}日 {weekday}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 时 {minutes} 分</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} 天 {hours} 时</translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>FormField</name>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
</context>
<context>
    <name>HeldPill</name>
    <message>
        <source>{count} changes wait to be sorted in</source>
        <translation>{count} 条变化待重排</translation>
    </message>
</context>
<context>
    <name>LimitBar</name>
    <message>
        <source>Used {span} · {part}%</source>
        <translation>已用 {span} · {part}%</translation>
    </message>
    <message>
        <source>Accepted {time}</source>
        <translation>接单 {time}</translation>
    </message>
    <message>
        <source>From {time}</source>
        <translation>起算 {time}</translation>
    </message>
    <message>
        <source>Half {time}</source>
        <translation>过半 {time}</translation>
    </message>
    <message>
        <source>Due {time}</source>
        <translation>到期 {time}</translation>
    </message>
</context>
<context>
    <name>QueueColumns</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Gr.</source>
        <translation>级</translation>
    </message>
    <message>
        <source>Matter</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>呼叫</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>承办</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Left / overdue</source>
        <translation>剩余 / 超期</translation>
    </message>
</context>
<context>
    <name>QueueTable</name>
    <message>
        <source>Ticket queue</source>
        <translation>工单队列</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>Ticket queue</source>
        <translation>工单队列</translation>
    </message>
    <message>
        <source>select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>acknowledge</source>
        <translation>确认知悉</translation>
    </message>
    <message>
        <source>dispatch</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>supervise</source>
        <translation>督办</translation>
    </message>
    <message>
        <source>No open tickets in your area.</source>
        <translation>辖区内没有在办工单。</translation>
    </message>
    <message>
        <source>New ones appear here by themselves.</source>
        <translation>有新工单时会自动出现在这里。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>No ticket is overdue.</source>
        <translation>没有超期工单。</translation>
    </message>
    <message>
        <source>No ticket fits the filter.</source>
        <translation>没有符合条件的工单。</translation>
    </message>
    <message>
        <source>Next due: {number}, in {span}</source>
        <translation>最近到期：{number}，{span}后</translation>
    </message>
</context>
<context>
    <name>RowText</name>
    <message>
        <source>triage {span}</source>
        <translation>研判剩 {span}</translation>
    </message>
    <message>
        <source>answer {span}</source>
        <translation>回复剩 {span}</translation>
    </message>
    <message>
        <source>accept {span}</source>
        <translation>接单剩 {span}</translation>
    </message>
    <message>
        <source>left {span}</source>
        <translation>剩 {span}</translation>
    </message>
    <message>
        <source>not triaged {span}</source>
        <translation>未研判 超 {span}</translation>
    </message>
    <message>
        <source>not answered {span}</source>
        <translation>未回复 超 {span}</translation>
    </message>
    <message>
        <source>not accepted {span}</source>
        <translation>未接单 超 {span}</translation>
    </message>
    <message>
        <source>overdue {span}</source>
        <translation>超期 {span}</translation>
    </message>
    <message>
        <source>clocks paused</source>
        <translation>暂停计时</translation>
    </message>
    <message>
        <source>{title} (suspended until {day})</source>
        <translation>{title}（挂起至 {day}）</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>已督办</translation>
    </message>
    <message>
        <source>grade {grade}</source>
        <translation>{grade} 级</translation>
    </message>
    <message>
        <source>unit {unit}</source>
        <translation>承办 {unit}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>正在载入</translation>
    </message>
</context>
<context>
    <name>SortButton</name>
    <message>
        <source>By urgency</source>
        <translation>紧迫度排序</translation>
    </message>
    <message>
        <source>By due time</source>
        <translation>到期时间排序</translation>
    </message>
    <message>
        <source>By time of report</source>
        <translation>上报时间排序</translation>
    </message>
    <message>
        <source>By area</source>
        <translation>街道排序</translation>
    </message>
    <message>
        <source>Sorted: {order}</source>
        <translation>排序方式：{order}</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>过程</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search tickets / people / places, or type a command</source>
        <translation>搜索工单 / 人员 / 地点，或输入指令</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>提示音 开</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>已静音</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>To triage</source>
        <translation>待研判</translation>
    </message>
    <message>
        <source>To dispatch</source>
        <translation>待派单</translation>
    </message>
    <message>
        <source>To accept</source>
        <translation>待接单</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>办理中</translation>
    </message>
    <message>
        <source>To rate</source>
        <translation>待评分</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已并单</translation>
    </message>
    <message>
        <source>Voided</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Grid call</source>
        <translation>网格呼</translation>
    </message>
    <message>
        <source>Community call</source>
        <translation>社区呼</translation>
    </message>
    <message>
        <source>Street call</source>
        <translation>街道呼</translation>
    </message>
    <message>
        <source>Escalated call</source>
        <translation>提级呼</translation>
    </message>
    <message>
        <source>Grid patrol</source>
        <translation>网格巡查</translation>
    </message>
    <message>
        <source>Call entry</source>
        <translation>呼叫登记</translation>
    </message>
    <message>
        <source>Mini program</source>
        <translation>小程序</translation>
    </message>
    <message>
        <source>12345 hotline</source>
        <translation>12345</translation>
    </message>
    <message>
        <source>Message board</source>
        <translation>留言板</translation>
    </message>
    <message>
        <source>Enterprise desk</source>
        <translation>企业专席</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>传感告警</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>视频发现</translation>
    </message>
    <message>
        <source>Department system</source>
        <translation>部门系统</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Past half</source>
        <translation>过半</translation>
    </message>
    <message>
        <source>On time</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>To process</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>待接单</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待接单</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>离线草稿</translation>
    </message>
</context>
</TS>
