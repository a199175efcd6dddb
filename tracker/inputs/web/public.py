"""Is an IP address one that anybody may ask, or does it lie inside somebody's network?

`ipaddress.is_global` alone does not tell: what it says differs between versions of Python, and it knows nothing of
addresses that carry another address inside (IPv4-mapped, NAT64, 6to4, Teredo).
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_CLOSED_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",
            "100.64.0.0/10",  # behind a provider's translation
            "127.0.0.0/8",
            "169.254.0.0/16",  # this link, and the metadata of clouds
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",  # 6to4 relays
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",
        ),
    )
)
_OPEN_6 = IPv6Network("2000::/3")  # the only part that is given out for use by everybody
_CLOSED_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # Teredo and other protocols
            "2001:db8::/32",
            "2002::/16",  # 6to4
            "3fff::/20",
        ),
    )
)


def public(ip: IPv4Address | IPv6Address) -> bool:
    """Whether `ip` is open to everybody, in every notation of it."""
    if isinstance(ip, IPv4Address):
        return ip.is_global and not any(ip in network for network in _CLOSED_4)
    return ip.is_global and ip in _OPEN_6 and not any(ip in network for network in _CLOSED_6)


def ip_of(host: str) -> IPv4Address | IPv6Address:
    """The IP address that a resolver gave, without its zone."""
    return ip_address(host.partition("%")[0])
