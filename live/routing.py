from django.urls import path

from live.consumers import TopicConsumer

urlpatterns = [path("live/<str:topic>/", TopicConsumer.as_asgi())]
