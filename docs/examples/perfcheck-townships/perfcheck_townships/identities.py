"""A total of the county's own, and the parts that make it up by definition."""

IDENTITIES = [
    {
        "id": "village-subsidy",
        "total": ["村级补助", "村级补助资金"],
        "parts": [["村干部报酬", "村干部补贴"], ["村级办公经费", "村办公经费"]],
        "optional": [["村级服务经费"]],
        "certainty": "A",
        "source": "县财政局村级经费管理办法",
    },
]
