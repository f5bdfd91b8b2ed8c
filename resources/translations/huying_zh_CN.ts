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
    <name>Skeleton</name>
    <message>
        <source>Loading</source>
        <translation>正在载入</translation>
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
</TS>
